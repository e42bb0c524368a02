/** Numbers as people read them: times, sizes, money. What is not known is a dash, never a 0. */
import { useSyncExternalStore } from 'react';
import { Tip } from './tip.tsx';

export const UNKNOWN = '–';
const MICROS = 1_000_000;
const BYTES_STEP = 1024;
const BYTE_UNITS = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB'];
const TICK_MS = 10_000;
const STEPS: [unit: Intl.RelativeTimeFormatUnit, seconds: number][] = [['year', 31_536_000], ['month', 2_592_000], ['day', 86_400], ['hour', 3_600], ['minute', 60], ['second', 1]];
const JUST_NOW_SECONDS = 5;

const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });
const moment = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'medium' });
const whole = new Intl.NumberFormat('en');
const compact = new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 1 });

let now = Date.now();
const listeners = new Set<() => void>();
let ticking: ReturnType<typeof setInterval> | undefined;

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  ticking ??= setInterval(() => {
    now = Date.now();
    for (const each of listeners) each();
  }, TICK_MS);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(ticking);
    ticking = undefined;
  };
}

export function relativeText(at: string | Date, nowMs: number): string {
  const seconds = Math.round((new Date(at).getTime() - nowMs) / 1_000);
  if (Math.abs(seconds) < JUST_NOW_SECONDS) return 'just now';
  const [unit, size] = STEPS.find(([, least]) => Math.abs(seconds) >= least) ?? ['second', 1];
  return relative.format(Math.trunc(seconds / size), unit);
}

/** As in "3 minutes ago"; the exact moment in the reader's zone on hover. */
export function RelativeTime({ at }: { at: string | Date | undefined }) {
  useSyncExternalStore(subscribe, () => now); // reads the clock anew at each tick
  if (!at) return <>{UNKNOWN}</>;
  return <Tip says={moment.format(new Date(at))}><time dateTime={new Date(at).toISOString()} className="whitespace-nowrap">{relativeText(at, Date.now())}</time></Tip>;
}

/** A moment in the reader's zone. */
export function Moment({ at }: { at: string | Date | undefined }) {
  return at ? <time dateTime={new Date(at).toISOString()} className="whitespace-nowrap tabular-nums">{moment.format(new Date(at))}</time> : <>{UNKNOWN}</>;
}

export function durationText(ms: number): string {
  if (ms < 1_000) return `${Math.round(ms)} ms`;
  if (ms < 60_000) return `${(ms / 1_000).toFixed(1)} s`;
  const minutes = Math.floor(ms / 60_000);
  if (minutes < 60) return `${minutes} min ${Math.round((ms % 60_000) / 1_000)} s`;
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

export function bytesText(bytes: number): string {
  const power = Math.min(BYTE_UNITS.length - 1, bytes < 1 ? 0 : Math.floor(Math.log(bytes) / Math.log(BYTES_STEP)));
  const value = bytes / BYTES_STEP ** power;
  return `${value >= 100 || power === 0 ? Math.round(value) : value.toFixed(1)} ${BYTE_UNITS[power]}`;
}

export function Bytes({ bytes }: { bytes: number | undefined | null }) {
  return <span className="whitespace-nowrap tabular-nums">{bytes === undefined || bytes === null ? UNKNOWN : bytesText(bytes)}</span>;
}

/** @param micros whole millionths of the currency's unit */
export function moneyText(micros: number, currency = 'USD', digits = 2): string {
  return new Intl.NumberFormat('en-US', { style: 'currency', currency, minimumFractionDigits: digits, maximumFractionDigits: digits }).format(micros / MICROS);
}

export function Money({ micros, currency, digits }: { micros: number | undefined | null; currency?: string; digits?: number }) {
  return <span className="whitespace-nowrap tabular-nums">{micros === undefined || micros === null ? UNKNOWN : moneyText(micros, currency, digits)}</span>;
}

export function Count({ of, short }: { of: number | undefined | null; short?: boolean }) {
  return <span className="tabular-nums">{of === undefined || of === null ? UNKNOWN : (short ? compact : whole).format(of)}</span>;
}

/** How much of a limit is taken. */
export function Meter({ label, held, limit }: { label: string; held: number; limit: number }) {
  const share = limit > 0 ? Math.min(1, held / limit) : 1;
  const colour = share >= 1 ? 'bg-bad-fill' : share >= 0.8 ? 'bg-warn' : 'bg-accent-fill';
  return (
    <div>
      <div className="mb-1 flex justify-between gap-2 text-xs"><span className="text-muted">{label}</span><span className="tabular-nums">{whole.format(held)} of {whole.format(limit)}</span></div>
      <div role="meter" aria-label={label} aria-valuenow={held} aria-valuemin={0} aria-valuemax={limit} className="h-1.5 overflow-hidden rounded-full bg-hover">
        <div className={`h-full rounded-full ${colour}`} style={{ width: `${share * 100}%` }} />
      </div>
    </div>
  );
}
