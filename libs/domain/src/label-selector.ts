/**
 * Label selectors as Kubernetes writes them, `tier=gold,size in (small, large),!old`: read into requirements, and held against
 * labels. Pure; what cannot be read is refused with the part that is wrong.
 */
export interface Requirement {
  key: string;
  operator: 'In' | 'NotIn' | 'Exists' | 'DoesNotExist';
  values: string[];
}

const KEY = '[A-Za-z0-9](?:[\\w./-]*[A-Za-z0-9])?';
const VALUE = /^(?:[A-Za-z0-9](?:[\w./-]*[A-Za-z0-9])?)?$/;
const FORMS: [form: RegExp, operator: (found: string[]) => Requirement['operator'], values: (found: string[]) => string[]][] = [
  [new RegExp(`^!\\s*(${KEY})$`), () => 'DoesNotExist', () => []],
  [new RegExp(`^(${KEY})$`), () => 'Exists', () => []],
  [new RegExp(`^(${KEY})\\s*(==?|!=)\\s*(\\S*)$`), ([, , sign]) => (sign === '!=' ? 'NotIn' : 'In'), ([, , , value = '']) => [value]],
  [new RegExp(`^(${KEY})\\s+(in|notin)\\s*\\(([^()]*)\\)$`), ([, , word]) => (word === 'in' ? 'In' : 'NotIn'), ([, , , list = '']) => list.split(',').map((value) => value.trim())],
];

/** @throws Error that names the part it does not understand */
export function parseSelector(text: string): Requirement[] {
  return text.split(/,(?![^(]*\))/).map((part) => part.trim()).filter(Boolean).map(requirementOf);
}

function requirementOf(part: string): Requirement {
  for (const [form, operator, values] of FORMS) {
    const found = form.exec(part);
    if (!found) continue;
    const requirement = { key: found[1]!, operator: operator(found), values: values(found) };
    if (requirement.values.every((value) => VALUE.test(value))) return requirement;
  }
  throw new Error(`"${part}" is not understood: write key=value, key!=value, key in (a, b), key notin (a, b), key or !key, with commas between`);
}

/** As in Kubernetes, what says that something is not so holds for labels that lack the key. */
export function selects(requirements: readonly Requirement[], labels: Readonly<Record<string, string>>): boolean {
  return requirements.every(({ key, operator, values }) => {
    const value = labels[key];
    if (operator === 'Exists') return value !== undefined;
    if (operator === 'DoesNotExist') return value === undefined;
    const among = value !== undefined && values.includes(value);
    return operator === 'In' ? among : !among;
  });
}
