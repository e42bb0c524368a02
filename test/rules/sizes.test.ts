/** Files of at most 400 lines, functions of at most 70. Oxlint holds the same; here tests are held too, and the messages are ours. */
import ts from 'typescript';
import { expect, test } from 'vitest';
import { house, parse } from './house.ts';

const FILE_LINES = 400;
const FUNCTION_LINES = 70;
const FEWEST_LINES = 3;
/** A suite is a list of cases, not a function. */
const SUITES = /^(describe|test|it|suite|beforeAll|beforeEach|afterAll|afterEach)\b/;

const { files } = house();

test(`no file has more than ${FILE_LINES} lines`, () => {
  const long = files.map(({ path, text }) => ({ path, lines: text.split('\n').length - 1 })).filter(({ lines }) => lines > FILE_LINES);
  expect(long).toEqual([]);
});

test(`no function has more than ${FUNCTION_LINES} lines`, () => {
  expect(files.flatMap(({ path, text }) => longFunctions(path, text))).toEqual([]);
});

test('no file is dust', () => {
  const dust = files.filter(({ text }) => text.trim().split('\n').length < FEWEST_LINES).map(({ path }) => path);
  expect(dust).toEqual([]);
});

function longFunctions(path: string, text: string): string[] {
  const source = parse(path, text);
  const found: string[] = [];
  const lineOf = (position: number) => source.getLineAndCharacterOfPosition(position).line + 1;
  const visit = (node: ts.Node): void => {
    if (hasBody(node) && !isSuite(node, source)) {
      const [first, last] = [lineOf(node.getStart(source)), lineOf(node.end)];
      if (last - first + 1 > FUNCTION_LINES) found.push(`${path}:${first} has ${last - first + 1} lines`);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function hasBody(node: ts.Node): node is ts.FunctionLikeDeclaration {
  return ts.isFunctionLike(node) && 'body' in node && node.body !== undefined;
}

/** The callback of a suite, or a function that only makes cases (a contract suite that runs on several servers). */
function isSuite(node: ts.FunctionLikeDeclaration, source: ts.SourceFile): boolean {
  if (ts.isCallExpression(node.parent) && SUITES.test(node.parent.expression.getText(source))) return true;
  if (!source.fileName.startsWith('test/') || !node.body || !ts.isBlock(node.body)) return false;
  return node.body.statements.some((statement) =>
    ts.isExpressionStatement(statement) && ts.isCallExpression(statement.expression) && SUITES.test(statement.expression.expression.getText(source)));
}
