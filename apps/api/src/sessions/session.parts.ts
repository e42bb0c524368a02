/** People who sign in: what they add to the api. */
import type { Provider } from '@nestjs/common';
import { Passwords } from '@samsa/identity/password';
import type { Mail } from '@samsa/runtime/mail';
import { PublicUrl } from '../http/answers.ts';
import { PasswordsService } from './passwords.service.ts';
import { Postbox } from './postbox.ts';
import { SessionView } from './session-view.ts';
import { SessionsController } from './sessions.controller.ts';
import { SessionsService } from './sessions.service.ts';
import { SignInSettings } from './settings.ts';
import { SignUpService } from './sign-up.service.ts';
import { Throttle } from './throttle.ts';

export interface SignInParts {
  settings: SignInSettings;
  mail: Mail;
}

export const sessionControllers = [SessionsController];

export function sessionProviders(parts: SignInParts, url: PublicUrl, log: ConstructorParameters<typeof Postbox>[2]): Provider[] {
  return [
    { provide: SignInSettings, useValue: parts.settings },
    { provide: Passwords, useValue: new Passwords() },
    { provide: Postbox, useValue: new Postbox(parts.mail, url, log) },
    PasswordsService, SessionView, SessionsService, SignUpService, Throttle,
  ];
}
