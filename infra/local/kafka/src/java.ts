/**
 * Finds the newest JDK of the machine. The one on PATH is often the oldest (Debian keeps 17 there with a newer one beside it), and
 * some parts need 21 or newer, so every usual place is looked at and the highest version wins.
 * Versions are read from the JDK's `release` file: starting each JVM to ask it would cost 0.1–0.3 s apiece.
 * Imports nothing but Node: it also runs before npm has installed anything.
 */
import { existsSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';

export interface Jdk {
  /** JAVA_HOME of this JDK. */
  home: string;
  /** Absolute path of its `java`. */
  java: string;
  /** Its full version as it calls itself, such as `25.0.1` or `17.0.15`. */
  version: string;
  /** Its feature release, such as 25. */
  major: number;
}

/** The Java that Kafka 4 brokers need. */
export const KAFKA_JAVA_MINIMUM = 17;

const JDK_FOLDERS = [
  '/usr/lib/jvm',
  '/usr/java',
  '/Library/Java/JavaVirtualMachines',
  '/opt/homebrew/opt',
  '/usr/local/opt',
  '/opt',
  join(homedir(), '.sdkman/candidates/java'),
  join(homedir(), '.jdks'),
  join(homedir(), 'Library/Java/JavaVirtualMachines'),
];

/**
 * The newest JDK on this machine.
 * @throws Error of one sentence when there is none as new as `minimum` (a feature release, 17 by default).
 */
export function findJava({ minimum = KAFKA_JAVA_MINIMUM }: { minimum?: number } = {}): Jdk {
  const newest = findJdks()[0];
  if (newest && newest.major >= minimum) return newest;
  const found = newest ? `the newest found is ${newest.version} in ${newest.home}` : 'none was found in JAVA_HOME, PATH or the usual folders';
  throw new Error(
    `A Java JDK ${minimum} or newer is needed (${found}): install one, for instance ` +
      `"apt-get install openjdk-${minimum}-jdk-headless", "brew install openjdk" or https://adoptium.net, or set JAVA_HOME to it.`,
  );
}

/** Every JDK found, newest first. */
export function findJdks(): Jdk[] {
  const homes = new Set<string>();
  for (const candidate of candidateHomes()) {
    const real = resolved(candidate);
    if (real) homes.add(real);
  }
  const jdks = [...homes].map(readJdk).filter((jdk): jdk is Jdk => jdk !== undefined);
  return jdks.sort((left, right) => compareVersions(right.version, left.version));
}

function* candidateHomes(): Generator<string> {
  if (process.env['JAVA_HOME']) yield process.env['JAVA_HOME'];
  for (const folder of (process.env['PATH'] ?? '').split(delimiter)) {
    const java = resolved(join(folder, 'java'));
    if (java) yield dirname(dirname(java));
  }
  for (const folder of JDK_FOLDERS) {
    for (const name of namesIn(folder)) {
      yield join(folder, name);
      yield join(folder, name, 'Contents/Home');
      yield join(folder, name, 'libexec/openjdk.jdk/Contents/Home');
    }
  }
}

function readJdk(home: string): Jdk | undefined {
  const java = join(home, 'bin/java');
  if (!existsSync(java)) return undefined;
  const version = readRelease(join(home, 'release'));
  return version ? { home, java, version, major: majorOf(version) } : undefined;
}

function readRelease(path: string): string | undefined {
  try {
    return /^JAVA_VERSION="([^"]+)"/m.exec(readFileSync(path, 'utf8'))?.[1];
  } catch {
    return undefined;
  }
}

/** `1.8.0_412` is Java 8; everything since 9 says its number first. */
function majorOf(version: string): number {
  const [first = 0, second = 0] = numbersOf(version);
  return first === 1 ? second : first;
}

function compareVersions(left: string, right: string): number {
  const [ours, theirs] = [numbersOf(left), numbersOf(right)];
  for (let at = 0; at < Math.max(ours.length, theirs.length); at++) {
    const difference = (ours[at] ?? 0) - (theirs[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

function numbersOf(version: string): number[] {
  return version.split(/[^0-9]+/).filter(Boolean).map(Number);
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function resolved(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch {
    return undefined;
  }
}
