/** Letters to people, with links into the portal. A letter that cannot be sent fails nothing: it can be asked for again. */
import type { Letter, Mail } from '@samsa/runtime/mail';
import type { PublicUrl } from '../http/answers.ts';

export class Postbox {
  constructor(
    private readonly mail: Mail,
    private readonly url: PublicUrl,
    private readonly log: { error(details: object, message: string): void },
  ) {}

  async invite(to: string, organization: string, token: string, livesDays: number): Promise<void> {
    await this.send({
      to,
      subject: `You are invited to ${organization}`,
      text: `You are invited to the organization "${organization}" on Samsa.\n\nAccept here, within ${livesDays} days:\n\n${this.link('/invitation', token)}\n\nIf you do not know why, ignore this letter: nothing happens without you.\n`,
    });
  }

  async resetPassword(to: string, token: string, livesMinutes: number): Promise<void> {
    await this.send({
      to,
      subject: 'A new password',
      text: `Somebody asked for a new password for this address on Samsa.\n\nSet it here, within ${livesMinutes} minutes:\n\n${this.link('/reset-password', token)}\n\nIf it was not you, ignore this letter: your password stays as it is.\n`,
    });
  }

  /** The token stands behind the hash sign: browsers send that part to no server, so no log holds it. */
  private link(path: string, token: string): string {
    return `${this.url.of(path)}#${token}`;
  }

  private async send(letter: Letter): Promise<void> {
    await this.mail.send(letter).catch((error: unknown) => this.log.error({ err: error, subject: letter.subject }, 'a letter could not be sent'));
  }
}
