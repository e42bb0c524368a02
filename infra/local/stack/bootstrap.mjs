/**
 * Makes a fresh clone able to run: `npm start` and `npm test` call this first, with whatever Node the machine has.
 *
 * Plain JavaScript without dependencies, because nothing is installed yet and Node 20 cannot read TypeScript. It says in
 * one sentence what is missing and how to get it, installs npm dependencies when they are absent or not those of
 * package-lock.json (which brings Node 24 itself), and generates the Prisma client when its schema changed.
 * On a good day it does nothing, in about 50 ms.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const OLDEST_NODE = 20;
const OLDEST_JAVA = 17;
const GENERATED = join(ROOT, 'libs/store/src/generated');

try {
  needNode();
  needJava();
  needMaven();
  installDependencies();
  generatePrismaClient();
} catch (fault) {
  process.stderr.write(`\n${fault.message}\n\n`);
  process.exitCode = 1;
}

function needNode() {
  const major = Number(process.versions.node.split('.')[0]);
  if (major < OLDEST_NODE) {
    throw new Error(`Node ${OLDEST_NODE} or newer is needed (this is ${process.versions.node}): get it from https://nodejs.org or your package manager; Node 24 then comes by itself.`);
  }
}

function needJava() {
  const found = javaHomes().map(javaMajor).filter((major) => major > 0);
  const newest = Math.max(0, ...found);
  if (newest >= OLDEST_JAVA) return;
  const instead = newest ? `the newest found is ${newest}` : 'none was found in JAVA_HOME, PATH or the usual folders';
  throw new Error(`A Java JDK ${OLDEST_JAVA} or newer is needed to run Kafka (${instead}): "apt-get install openjdk-${OLDEST_JAVA}-jdk-headless", "brew install openjdk" or https://adoptium.net, or set JAVA_HOME.`);
}

function needMaven() {
  const names = process.platform === 'win32' ? ['mvn.cmd'] : ['mvn'];
  if (pathFolders().some((folder) => names.some((name) => existsSync(join(folder, name))))) return;
  throw new Error('Maven is needed to fetch Kafka: "apt-get install maven", "brew install maven" or https://maven.apache.org, so that "mvn" is on PATH.');
}

function javaHomes() {
  const onPath = pathFolders().map((folder) => join(folder, 'java')).filter(existsSync).map((java) => dirname(dirname(realpathSync(java))));
  const folders = ['/usr/lib/jvm', '/usr/java', '/opt', '/Library/Java/JavaVirtualMachines', '/opt/homebrew/opt', '/usr/local/opt', join(homedir(), '.sdkman/candidates/java'), join(homedir(), '.jdks')];
  const usual = folders.filter(existsSync).flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)));
  const nested = usual.flatMap((home) => [home, join(home, 'Contents/Home'), join(home, 'libexec/openjdk.jdk/Contents/Home')]);
  return [process.env.JAVA_HOME, ...onPath, ...nested].filter((home) => home && existsSync(join(home, 'bin/java')));
}

/** Read from the JDK's `release` file; asking the JVM itself is for JDKs without one. */
function javaMajor(home) {
  const release = join(home, 'release');
  const text = existsSync(release) ? readFileSync(release, 'utf8') : spawnSync(join(home, 'bin/java'), ['-version'], { encoding: 'utf8' }).stderr;
  const version = /(?:JAVA_VERSION=|version )"([^"]+)"/.exec(text ?? '')?.[1] ?? '0';
  return Number(version.replace(/^1\./, '').split('.')[0]);
}

function pathFolders() {
  return (process.env.PATH ?? '').split(delimiter).filter(Boolean);
}

function installDependencies() {
  const reason = staleness();
  if (!reason) return;
  const began = Date.now();
  process.stdout.write(`Installing npm dependencies (${reason})…\n`);
  // An older npm would rewrite the lock file in its own taste; what is installed must be what the repository says.
  const lock = readFileSync(join(ROOT, 'package-lock.json'));
  const npm = process.env.npm_execpath?.endsWith('.js') ? [process.execPath, process.env.npm_execpath] : ['npm'];
  const [command, ...args] = [...npm, 'install', '--no-audit', '--no-fund', '--loglevel=error'];
  const { status } = spawnSync(command, args, { cwd: ROOT, stdio: 'inherit' });
  if (!lock.equals(readFileSync(join(ROOT, 'package-lock.json')))) writeFileSync(join(ROOT, 'package-lock.json'), lock);
  const still = status === 0 ? staleness() : `npm ended with ${status}`;
  if (still) throw new Error(`npm could not install the dependencies (${still}): see its message above; "npm install" tries again.`);
  process.stdout.write(`Installed in ${seconds(began)}\n`);
}

/** Why the installed packages are not those of the lock file, or undefined. npm keeps a list of what it installed. */
function staleness() {
  const installedList = join(ROOT, 'node_modules/.package-lock.json');
  if (!existsSync(installedList)) return 'not installed yet';
  const installed = JSON.parse(readFileSync(installedList, 'utf8')).packages;
  const wanted = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')).packages;
  const stale = Object.entries(wanted).find(([path, entry]) =>
    path.includes('node_modules/') && !entry.optional && !entry.peer && !entry.devOptional && installed[path]?.version !== entry.version);
  if (stale) return `${stale[0].replace(/^.*node_modules\//, '')} changed`;
  const node = spawnSync(join(ROOT, 'node_modules/.bin/node'), ['--version'], { encoding: 'utf8' });
  return node.status === 0 ? undefined : 'Node 24 is missing';
}

function generatePrismaClient() {
  const config = join(ROOT, 'prisma.config.ts');
  if (!existsSync(config)) return;
  const sources = readdirSync(join(ROOT, 'prisma/schema')).sort().map((name) => join(ROOT, 'prisma/schema', name));
  const prisma = join(ROOT, 'node_modules/prisma/package.json');
  const hash = createHash('sha256');
  for (const file of [prisma, config, ...sources]) hash.update(readFileSync(file));
  const digest = hash.digest('hex');
  const marker = join(GENERATED, '.made-from');
  if (existsSync(marker) && readFileSync(marker, 'utf8') === digest) return;
  const began = Date.now();
  // Generating needs no schema engine; this keeps Prisma from fetching one.
  const env = { PRISMA_SCHEMA_ENGINE_BINARY: '/bin/true', PRISMA_HIDE_UPDATE_MESSAGE: '1', CHECKPOINT_DISABLE: '1', ...process.env };
  const made = spawnSync(join(ROOT, 'node_modules/.bin/node'), [join(ROOT, 'node_modules/prisma/build/index.js'), 'generate'], { cwd: ROOT, env, encoding: 'utf8' });
  if (made.status !== 0) throw new Error(`Prisma could not generate its client:\n${made.stdout}${made.stderr}`);
  mkdirSync(GENERATED, { recursive: true });
  writeFileSync(marker, digest);
  process.stdout.write(`Database client generated in ${seconds(began)}\n`);
}

function seconds(began) {
  return `${((Date.now() - began) / 1000).toFixed(1)} s`;
}
