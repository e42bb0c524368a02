/** Signing in with e-mail and password. */
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { ask, client } from '../../api.ts';
import { Field, Input } from '../../ui/field.tsx';
import { Entrance, EntranceForm, useEntered } from './entrance.tsx';

const route = getRouteApi('/sign-in');

export function SignIn() {
  const { next, email: known } = route.useSearch();
  const [email, setEmail] = useState(known ?? '');
  const [password, setPassword] = useState('');
  const entered = useEntered(next);
  const submit = async () => {
    await ask(client.POST('/samsa/v1/session', { body: { email, password } }));
    await entered();
  };
  return (
    <Entrance title="Sign in" below={<>New here? <Link to="/sign-up" search={{ next, email: email || undefined }} className="font-medium text-accent hover:underline">Create an organization</Link></>}>
      <EntranceForm deed="Sign in" onSubmit={submit} fields={['email', 'password']}>
        {(wrong) => (
          <>
            <Field label="E-mail" wrong={wrong('email')}>
              {(field) => <Input {...field} type="email" name="email" autoComplete="username" required autoFocus={!known} value={email} onChange={(event) => setEmail(event.target.value)} />}
            </Field>
            <Field label="Password" wrong={wrong('password')}>
              {(field) => <Input {...field} type="password" name="password" autoComplete="current-password" required value={password} onChange={(event) => setPassword(event.target.value)} />}
            </Field>
            <Link to="/forgot-password" search={{ email: email || undefined, next }} className="-mt-2 self-start text-xs text-accent hover:underline">Forgotten your password?</Link>
          </>
        )}
      </EntranceForm>
    </Entrance>
  );
}
