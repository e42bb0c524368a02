import { expect, it } from 'vitest';
import { readAssignment } from './assignment.ts';

const bytes = Buffer.from(['0003', '00000002', '0001', '61', '00000002', '00000000', '00000004', '0002', '6262', '00000001', '00000007', 'ffffffff'].join(''), 'hex');

it('reads the partitions a classic group member holds', () => {
  expect(readAssignment(bytes)).toEqual([{ topic: 'a', partition: 0 }, { topic: 'a', partition: 4 }, { topic: 'bb', partition: 7 }]);
});

it('reads none from bytes that are cut off or absent', () => {
  expect(readAssignment(Buffer.alloc(0))).toEqual([]);
  expect(readAssignment(bytes.subarray(0, 20))).toEqual([]);
});
