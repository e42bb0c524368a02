/**
 * Starting a JVM on Kafka's jars, and recognizing it later.
 * All arguments go through a file that only its owner can read (`java @file`), because a command line is public and
 * some arguments are passwords; it also keeps `ps` readable. What stands on the command line is a mark with the folder the process
 * serves, by which a process found by its pid proves to be that one and not a stranger with a reused pid.
 */
import { execFileSync, spawn } from 'node:child_process';
import type { ChildProcess, StdioOptions } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { KafkaJars } from './jars.ts';
import type { Jdk } from './java.ts';

const LOG_CONFIGURATION = fileURLToPath(new URL('../log4j2.xml', import.meta.url));
const MARK = '-Dsamsa.kafka=';

/** A short life on a shared laptop: the first compiler only, the smallest collector; the JVM's own words never on standard output. */
const JVM_OPTIONS = ['-Xlog:disable', '-Xlog:all=error:stderr', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1', '-XX:-UsePerfData', '-Djava.awt.headless=true'];

export interface JavaProgram {
  jdk: Jdk;
  jars: KafkaJars;
  mainClass: string;
  args: string[];
  /** The folder this process serves; its mark. */
  dir: string;
  heapMb: number;
  /** A class data archive of these jars and this JDK. */
  archive?: string;
  jvmOptions?: string[];
  stdio: StdioOptions;
  /** Working folder of the process; this process's own by default. */
  cwd?: string;
  /** In a process group of its own: the terminal's Ctrl-C then reaches only the parent, which stops it in order. */
  detached?: boolean;
}

/** Starts the program. The argument file is removed when the process has ended. */
export function startJava(program: JavaProgram): ChildProcess {
  const folder = mkdtempSync(join(tmpdir(), 'samsa-java-'));
  const file = join(folder, 'args');
  writeFileSync(file, argumentsOf(program).map(quoted).join('\n'), { mode: 0o600 });
  const child = spawn(program.jdk.java, [markOf(program.dir), `@${file}`], { stdio: program.stdio, cwd: program.cwd, detached: program.detached ?? false });
  const cleanUp = (): void => rmSync(folder, { recursive: true, force: true });
  child.once('exit', cleanUp);
  child.once('error', cleanUp);
  return child;
}

function argumentsOf({ jars, mainClass, args, heapMb, archive, jvmOptions = [] }: JavaProgram): string[] {
  return [
    ...JVM_OPTIONS,
    `-Xmx${heapMb}m`,
    ...(archive ? [`-XX:SharedArchiveFile=${archive}`] : []),
    `-Dlog4j2.configurationFile=file:${LOG_CONFIGURATION}`,
    ...jvmOptions,
    '-cp',
    jars.classpath,
    mainClass,
    ...args,
  ];
}

function quoted(argument: string): string {
  return `"${argument.replace(/\\/g, '\\\\').replace(/"/g, '\\"').replace(/\n/g, '\\n')}"`;
}

function markOf(dir: string): string {
  return `${MARK}${dir}`;
}

/** Whether `pid` is a living process that {@link startJava} started for `dir`. A zombie is not living. */
export function servesFolder(pid: number, dir: string): boolean {
  return commandOf(pid).includes(markOf(dir));
}

function commandOf(pid: number): string[] {
  try {
    if (process.platform === 'linux') return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
    return execFileSync('ps', ['-ww', '-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).split(' ');
  } catch {
    return [];
  }
}
