import { describe, expect, it } from 'vitest';
import { Breaker } from './breaker.ts';

const LIMITS = { failuresToOpen: 3, openMs: 100, maxOpenMs: 250 };

function opened(): Breaker {
  const breaker = new Breaker(LIMITS);
  for (let count = 0; count < 3; count++) breaker.silent(0);
  return breaker;
}

describe('the breaker of a cluster', () => {
  it('opens after a few silences in a row, and an answer between them starts the count again', () => {
    const breaker = new Breaker(LIMITS);
    breaker.silent(0);
    breaker.silent(0);
    breaker.answered();
    breaker.silent(0);
    breaker.silent(0);
    expect(breaker.admits(1)).toBe(true);
    breaker.silent(1);
    expect(breaker.admits(2)).toBe(false);
  });

  it('lets one call try after its pause, and all when that is answered', () => {
    const breaker = opened();
    expect(breaker.admits(99)).toBe(false);
    expect([breaker.admits(100), breaker.admits(100)]).toEqual([true, false]);
    breaker.answered();
    expect([breaker.admits(101), breaker.admits(101)]).toEqual([true, true]);
  });

  it('pauses longer after each failed trial, up to its limit', () => {
    const breaker = opened();
    let atMs = 100;
    for (const pauseMs of [200, 250, 250]) {
      expect(breaker.admits(atMs)).toBe(true);
      breaker.silent(atMs);
      expect(breaker.admits(atMs + pauseMs - 1)).toBe(false);
      atMs += pauseMs;
    }
  });

  it('is not moved by calls that were out when it opened', () => {
    const breaker = opened();
    for (let count = 0; count < 10; count++) breaker.silent(50);
    expect(breaker.admits(100)).toBe(true);
  });
});
