/**
 * A clean end: SIGTERM and SIGINT run the given steps in order, once, within a bound; a second signal ends at once.
 * With SAMSA_PARENT_PID set, the process also ends when that parent is gone.
 */
const BOUND_MS = 20_000;
const PARENT_CHECK_MS = 1_000;

export function onShutdown(steps: () => Promise<void>): void {
  let ending = false;
  const end = (code: number): void => {
    if (ending) process.exit(1);
    ending = true;
    setTimeout(() => process.exit(1), BOUND_MS).unref();
    steps().then(
      () => process.exit(code),
      () => process.exit(1),
    );
  };
  process.on('SIGTERM', () => end(0));
  process.on('SIGINT', () => end(0));
  const parent = Number(process.env['SAMSA_PARENT_PID'] ?? 0);
  if (parent > 0) setInterval(() => parentIsGone(parent) && end(0), PARENT_CHECK_MS).unref();
}

function parentIsGone(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}
