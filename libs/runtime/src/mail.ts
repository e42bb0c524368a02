/**
 * Mail, as whoever writes some sees it: a letter, sent or failed. The adapter here puts each letter as an .eml file into a folder,
 * which any mail program opens: for a laptop and for tests, or for a mail server's pick-up folder.
 */
import { randomBytes } from 'node:crypto';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

export interface Letter {
  to: string;
  subject: string;
  text: string;
}

export interface Mail {
  /** @throws whatever keeps it from being taken */
  send(letter: Letter): Promise<void>;
}

const LINE_BREAKS = /[\r\n]+/g;
const BASE64_LINE = /.{1,76}/g;
const PRIVATE_FILE = 0o600;
const PRIVATE_FOLDER = 0o700;

/** @throws never: what cannot stand in a header is taken out of it */
export function emlOf(letter: Letter, from: string, now: Date, id: string): string {
  const encoded = (text: string): string => `=?utf-8?B?${Buffer.from(text.replace(LINE_BREAKS, ' ')).toString('base64')}?=`;
  const body = Buffer.from(letter.text).toString('base64').match(BASE64_LINE) ?? [];
  return [
    `From: ${from.replace(LINE_BREAKS, ' ')}`,
    `To: ${letter.to.replace(LINE_BREAKS, ' ')}`,
    `Subject: ${encoded(letter.subject)}`,
    `Date: ${now.toUTCString().replace('GMT', '+0000')}`,
    `Message-ID: <${id}@samsa>`,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: base64',
    '',
    ...body,
    '',
  ].join('\r\n');
}

export class FolderMail implements Mail {
  constructor(
    private readonly folder: string,
    private readonly from: string,
  ) {}

  /** The file appears whole; its name sorts by time. */
  async send(letter: Letter): Promise<void> {
    await mkdir(this.folder, { recursive: true, mode: PRIVATE_FOLDER });
    const now = new Date();
    const id = `${now.toISOString().replace(/[:.]/g, '-')}-${randomBytes(4).toString('hex')}`;
    const half = join(this.folder, `.${id}`);
    await writeFile(half, emlOf(letter, this.from, now, id), { mode: PRIVATE_FILE });
    await rename(half, join(this.folder, `${id}.eml`));
  }
}

/** For an installation that was not told where mail goes: whoever needs a letter is told that none was sent. */
export class NoMail implements Mail {
  async send(): Promise<void> {
    throw new Error('This installation sends no mail: SAMSA_MAIL_FOLDER is not set.');
  }
}
