/** A forgotten password: asking for a link, and setting a new one by it. */
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { ask, client } from '../../api.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { Field, Input } from '../../ui/field.tsx';
import { Entrance, EntranceForm, PASSWORD_HINT, useLinkToken } from './entrance.tsx';

const route = getRouteApi('/forgot-password');

export function ForgotPassword() {
  const { email: known, next } = route.useSearch();
  const [email, setEmail] = useState(known ?? '');
  const [said, setSaid] = useState<string>();
  const submit = async () => {
    const { detail } = await ask(client.POST('/samsa/v1/password:forgot', { body: { email } }));
    setSaid(detail);
  };
  const back = <Link to="/sign-in" search={{ next, email: email || undefined }} className="font-medium text-accent hover:underline">Back to signing in</Link>;
  if (said) return <Entrance title="Look into your mail" lead={<span role="status">{said}</span>} below={back}><p className="text-sm">Sent to <strong className="font-medium">{email}</strong>, if there is such an account.</p></Entrance>;
  return (
    <Entrance title="A new password" lead="A link to set one is mailed to you." below={back}>
      <EntranceForm deed="Mail me a link" onSubmit={submit} fields={['email']}>
        {(wrong) => (
          <Field label="E-mail" wrong={wrong('email')}>
            {(field) => <Input {...field} type="email" name="email" autoComplete="username" required value={email} onChange={(event) => setEmail(event.target.value)} />}
          </Field>
        )}
      </EntranceForm>
    </Entrance>
  );
}

export function ResetPassword() {
  const token = useLinkToken();
  const [password, setPassword] = useState('');
  const [done, setDone] = useState(false);
  const submit = async () => {
    await ask(client.POST('/samsa/v1/password:reset', { body: { token: token || '-', password } }));
    setDone(true);
  };
  if (done) return <Entrance title="Your new password is set" lead="Everybody who was signed in with the old one is signed out."><ButtonLink to="/sign-in" search={{}} look="primary">Sign in</ButtonLink></Entrance>;
  return (
    <Entrance title="Set a new password">
      <EntranceForm deed="Set the password" onSubmit={submit} fields={['password']}>
        {(wrong) => (
          <Field label="New password" hint={PASSWORD_HINT} wrong={wrong('password')}>
            {(field) => <Input {...field} type="password" name="password" autoComplete="new-password" required value={password} onChange={(event) => setPassword(event.target.value)} />}
          </Field>
        )}
      </EntranceForm>
    </Entrance>
  );
}
