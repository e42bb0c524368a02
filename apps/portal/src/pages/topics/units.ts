/** Values of Kafka's configs as people read them: `604800000` of `retention.ms` is 7 days. */
import { bytesText, durationText } from '../../ui/figures.tsx';

const DAY_MS = 86_400_000;
/** Kafka's words for "no limit". */
const ENDLESS = new Set(['-1', '9223372036854775807']);

/** Undefined where the value speaks for itself. */
export function humanConfig(name: string, value: string | null | undefined): string | undefined {
  if (value === null || value === undefined || !/^-?\d+$/.test(value)) return undefined;
  const isTime = /\.ms$/.test(name);
  const isSize = /bytes$/.test(name);
  if (!isTime && !isSize) return undefined;
  if (ENDLESS.has(value)) return 'no limit';
  const number = Number(value);
  if (isSize) return bytesText(number);
  return number >= DAY_MS && number % DAY_MS === 0 ? `${number / DAY_MS} ${number === DAY_MS ? 'day' : 'days'}` : durationText(number);
}

/** The brokers' documentation is written for a web page; here only its words are wanted. */
export function plainWords(html: string): string {
  return new DOMParser().parseFromString(html, 'text/html').body.textContent?.replace(/\s+/g, ' ').trim() ?? '';
}
