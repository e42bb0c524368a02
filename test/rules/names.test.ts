/** Words that say nothing, folders that gather anything, and other things a reviewer would send back. */
import { basename, dirname } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { house, parse } from './house.ts';

const EMPTY_FOLDERS = new Set(['utils', 'util', 'common', 'helpers', 'helper', 'shared', 'constants', 'types', 'interfaces', 'misc', 'lib', 'dto', 'entities', 'models']);
const EMPTY_FILES = /^(utils?|helpers?|common|constants|types|misc|index)\.tsx?$/;
const EMPTY_NAMES = /(Manager|Helpers?|Utils?|Dto|Entity|Impl|Common)$|^(Base|Abstract)[A-Z]|^I[A-Z][a-z]/;
/** Kubernetes' own word for who owns which fields of an object. */
const NOUNS_OF_THE_TRADE = new Set(['Manager', 'FieldManager']);
const LEFT_OPEN = /\b(TODO|FIXME|XXX)\b/;
/** A test's names say it; a controller binds operations that the contract describes. */
const SAYS_IT_ELSEWHERE = /\.(test|controller)\.ts$/;
const RULES = 'test/rules/';

const files = house().files.filter(({ path }) => !path.startsWith(RULES));

test('no folder gathers what has no noun of its own', () => {
  const wrong = files.map(({ path }) => path).filter((path) => dirname(path).split('/').some((part) => EMPTY_FOLDERS.has(part)));
  expect(wrong).toEqual([]);
});

test('no file is a drawer or a barrel', () => {
  const wrong = files.map(({ path }) => path).filter((path) => EMPTY_FILES.test(basename(path)));
  expect(wrong).toEqual([]);
});

test('no file only re-exports others', () => {
  expect(files.filter(({ path, text }) => isBarrel(path, text)).map(({ path }) => path)).toEqual([]);
});

test('no type is named by an empty word', () => {
  expect(files.flatMap(({ path, text }) => emptyNames(path, text))).toEqual([]);
});

test('nothing is left open in a comment', () => {
  const wrong = files.flatMap(({ path, text }) => text.split('\n').flatMap((line, at) => (LEFT_OPEN.test(line) ? [`${path}:${at + 1}`] : [])));
  expect(wrong).toEqual([]);
});

test('no cycle is confessed with forwardRef', () => {
  expect(files.filter(({ text }) => /\bforwardRef\b/.test(text)).map(({ path }) => path)).toEqual([]);
});

test('every module opens with what it is for', () => {
  const wrong = files.filter(({ path, text }) => !SAYS_IT_ELSEWHERE.test(path) && !/^(#!.*\n)?\/\*\*/.test(text)).map(({ path }) => path);
  expect(wrong).toEqual([]);
});

test('everyone writes types: no `any` and no silenced checker', () => {
  const wrong = files.filter(({ path, text }) => /@ts-(ignore|nocheck|expect-error)/.test(text) || saysAny(path, text)).map(({ path }) => path);
  expect(wrong).toEqual([]);
});

function saysAny(path: string, text: string): boolean {
  const visit = (node: ts.Node): boolean => node.kind === ts.SyntaxKind.AnyKeyword || (ts.forEachChild(node, visit) ?? false);
  return /\bany\b/.test(text) && visit(parse(path, text));
}

function isBarrel(path: string, text: string): boolean {
  const { statements } = parse(path, text);
  return statements.length > 0 && statements.every((statement) => ts.isExportDeclaration(statement) && statement.moduleSpecifier !== undefined);
}

function emptyNames(path: string, text: string): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const named = ts.isClassDeclaration(node) || ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node);
    if (named && node.name && EMPTY_NAMES.test(node.name.text) && !NOUNS_OF_THE_TRADE.has(node.name.text)) found.push(`${path}: ${node.name.text}`);
    ts.forEachChild(node, visit);
  };
  visit(parse(path, text));
  return found;
}
