/**
 * Preloaded into every TypeScript child of the local stack: when the parent is gone (`kill -9`), the child ends itself.
 *
 * Looking at the parent's pid once a second was chosen over a pipe on standard input, because the programs need not know
 * of it and a child's own children cannot hold the pipe open. What cannot be preloaded (PostgreSQL, Redis, brokers) is
 * cleaned up by the next start.
 */
const parent = Number(process.env['SAMSA_LEASH']);
const LOOK_EVERY_MS = 1_000;
/** A polite end must fit in this; a program that hangs in its own shutdown is killed. */
const GRACE_MS = 10_000;

// Inherited by grandchildren (which have another parent), so it is taken out of the environment at once.
delete process.env['SAMSA_LEASH'];

if (parent && process.ppid === parent) {
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    setTimeout(() => process.kill(process.pid, 'SIGKILL'), GRACE_MS).unref();
    process.kill(process.pid, 'SIGTERM');
  }, LOOK_EVERY_MS);
  watch.unref();
}
