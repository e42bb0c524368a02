/** Amounts as Kubernetes writes them: `250m`, `1.5`, `16Gi`, `1e3`. */
const UNITS: Record<string, number> = {
  n: 1e-9, u: 1e-6, m: 1e-3, '': 1, k: 1e3, M: 1e6, G: 1e9, T: 1e12, P: 1e15, E: 1e18,
  Ki: 2 ** 10, Mi: 2 ** 20, Gi: 2 ** 30, Ti: 2 ** 40, Pi: 2 ** 50, Ei: 2 ** 60,
};

/** @throws Error for what is no quantity */
export function readQuantity(text: string): number {
  const [, number, unit = ''] = /^([+-]?\d+(?:\.\d*)?(?:[eE][+-]?\d+)?)([A-Za-z]{0,2})$/.exec(text.trim()) ?? [];
  const times = UNITS[unit];
  if (number === undefined || times === undefined) throw new Error(`"${text}" is no quantity: write it as 250m, 4 or 16Gi.`);
  return Number(number) * times;
}
