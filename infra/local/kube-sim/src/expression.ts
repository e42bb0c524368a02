/**
 * The part of the Common Expression Language that schema rules (`x-kubernetes-validations`) of Kafka operators are written in:
 * `self.a.b`, `has(self.a)`, literals, `!`, `==`, `!=`, `<`, `<=`, `>`, `>=`, `&&`, `||`, parentheses, `size()`. A rule outside
 * it is not evaluated, and says so once when it is compiled: refusing it would refuse a definition that the real server takes.
 */
import { isMap, sameJson, type Json } from './json.ts';

/** Whether the rule holds, or why it could not be evaluated. */
export type Rule = (self: Json) => boolean | string;

type Expression = (self: Json) => Json | undefined;

const TOKEN = /\s*(?:("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|(\d+(?:\.\d+)?)|([A-Za-z_][\w]*)|(&&|\|\||==|!=|<=|>=|[!<>().,]))/y;

/** The rule as a function that says whether it holds; undefined when it needs more of the language than is here. */
export function compiledRule(text: string): Rule | undefined {
  try {
    const reader = new Reader(text);
    const expression = reader.any();
    reader.end();
    return (self) => {
      try {
        return expression(self) === true;
      } catch (error) {
        return error instanceof Error ? error.message : String(error);
      }
    };
  } catch {
    return undefined;
  }
}

interface Token {
  kind: 'text' | 'number' | 'name' | 'sign' | 'end';
  value: string;
}

function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  const trimmed = text.trimEnd();
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < trimmed.length) {
    const found = TOKEN.exec(trimmed);
    if (found === null) throw new Error('unknown sign');
    const [, quoted, number, name, sign] = found;
    if (quoted !== undefined) tokens.push({ kind: 'text', value: quoted.slice(1, -1).replaceAll(/\\(.)/g, '$1') });
    else if (number !== undefined) tokens.push({ kind: 'number', value: number });
    else if (name !== undefined) tokens.push({ kind: 'name', value: name });
    else tokens.push({ kind: 'sign', value: sign ?? '' });
  }
  return tokens;
}

class Reader {
  private readonly tokens: Token[];
  private at = 0;
  /** The field read last: what an absent value is called. */
  private last = '';

  constructor(text: string) {
    this.tokens = tokensOf(text);
  }

  any(): Expression {
    let left = this.all();
    while (this.takes('||')) {
      const [first, second] = [left, this.all()];
      left = (self) => settled(() => first(self), () => second(self), true);
    }
    return left;
  }

  end(): void {
    if (this.at < this.tokens.length) throw new Error('more than one expression');
  }

  private all(): Expression {
    let left = this.comparison();
    while (this.takes('&&')) {
      const [first, second] = [left, this.comparison()];
      left = (self) => settled(() => first(self), () => second(self), false);
    }
    return left;
  }

  private comparison(): Expression {
    const left = this.unary();
    const named = this.last;
    for (const [sign, holds] of COMPARISONS) {
      if (!this.takes(sign)) continue;
      const right = this.unary();
      const [first, second] = [named, this.last];
      return (self) => holds(given(left(self), first), given(right(self), second));
    }
    return left;
  }

  private unary(): Expression {
    if (!this.takes('!')) return this.path();
    const inner = this.unary();
    return (self) => given(inner(self)) !== true;
  }

  private path(): Expression {
    let value = this.primary();
    while (this.takes('.')) {
      const name = this.name();
      this.last = name;
      const from = value;
      if (name === 'size' && this.takes('(')) {
        this.expects(')');
        value = (self) => sizeOf(given(from(self)));
      } else value = (self) => member(given(from(self), name), name);
    }
    return value;
  }

  private primary(): Expression {
    if (this.takes('(')) {
      const inner = this.any();
      this.expects(')');
      return inner;
    }
    const token = this.tokens[this.at++];
    if (token?.kind === 'text') return () => token.value;
    if (token?.kind === 'number') return () => Number(token.value);
    if (token?.kind !== 'name') throw new Error('a value is wanted');
    if (token.value === 'true' || token.value === 'false') return () => token.value === 'true';
    if (token.value === 'self') return (self) => self;
    if (token.value !== 'has' && token.value !== 'size') throw new Error('not in this part of the language');
    this.expects('(');
    const inner = this.path();
    this.expects(')');
    return token.value === 'has' ? (self) => inner(self) !== undefined : (self) => sizeOf(given(inner(self)));
  }

  private name(): string {
    const token = this.tokens[this.at++];
    if (token?.kind !== 'name') throw new Error('a name is wanted');
    return token.value;
  }

  private takes(sign: string): boolean {
    const token = this.tokens[this.at];
    if (token?.kind !== 'sign' || token.value !== sign) return false;
    this.at += 1;
    return true;
  }

  private expects(sign: string): void {
    if (!this.takes(sign)) throw new Error(`${sign} is wanted`);
  }
}

const COMPARISONS: [string, (left: Json, right: Json) => boolean][] = [
  ['==', (left, right) => sameJson(left, right)],
  ['!=', (left, right) => !sameJson(left, right)],
  ['<=', (left, right) => Number(left) <= Number(right)],
  ['>=', (left, right) => Number(left) >= Number(right)],
  ['<', (left, right) => Number(left) < Number(right)],
  ['>', (left, right) => Number(left) > Number(right)],
];

/** A side that decides hides an error of the other, as in the language. */
function settled(first: () => Json | undefined, second: () => Json | undefined, decisive: boolean): boolean {
  let left: Json | undefined;
  let error: Error | undefined;
  try {
    left = given(first());
  } catch (caught) {
    error = caught instanceof Error ? caught : new Error(String(caught));
  }
  if (left === decisive) return decisive;
  const right = given(second());
  if (right === decisive) return decisive;
  if (error !== undefined) throw error;
  return !decisive;
}

function member(value: Json | undefined, name: string): Json | undefined {
  if (!isMap(value)) throw new Error(`no such key: ${name}`);
  return Object.hasOwn(value, name) ? value[name] : undefined;
}

function given(value: Json | undefined, name = ''): Json {
  if (value === undefined) throw new Error(`no such key: ${name}`);
  return value;
}

function sizeOf(value: Json): number {
  if (typeof value === 'string' || Array.isArray(value)) return value.length;
  return isMap(value) ? Object.keys(value).length : 0;
}
