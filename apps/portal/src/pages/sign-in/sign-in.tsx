/** Signing in. */
import { Page } from '../../ui/page.tsx';

export function SignIn() {
  return <Page title="Sign in">Sign in with the API.</Page>;
}
