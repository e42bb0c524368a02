/** Signing up: an organization of one's own, and one is in it. */
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { ask, client } from '../../api.ts';
import { Field, Input } from '../../ui/field.tsx';
import { Entrance, EntranceForm, PASSWORD_HINT, useEntered } from './entrance.tsx';

const route = getRouteApi('/sign-up');

export function SignUp() {
  const { next, email: known } = route.useSearch();
  const [organization, setOrganization] = useState('');
  const [email, setEmail] = useState(known ?? '');
  const [password, setPassword] = useState('');
  const entered = useEntered(next);
  const submit = async () => {
    await ask(client.POST('/samsa/v1/sign-up', { body: { email, password, organization } }));
    await entered();
  };
  return (
    <Entrance title="Create an organization" lead="Your clusters, people and bill are held by it." below={<>You have an account? <Link to="/sign-in" search={{ next, email: email || undefined }} className="font-medium text-accent hover:underline">Sign in</Link></>}>
      <EntranceForm deed="Create and sign in" onSubmit={submit} fields={['organization', 'email', 'password']}>
        {(wrong) => (
          <>
            <Field label="Organization" wrong={wrong('organization')}>
              {(field) => <Input {...field} name="organization" autoComplete="organization" required maxLength={64} value={organization} onChange={(event) => setOrganization(event.target.value)} />}
            </Field>
            <Field label="E-mail" wrong={wrong('email')}>
              {(field) => <Input {...field} type="email" name="email" autoComplete="username" required value={email} onChange={(event) => setEmail(event.target.value)} />}
            </Field>
            <Field label="Password" hint={PASSWORD_HINT} wrong={wrong('password')}>
              {(field) => <Input {...field} type="password" name="password" autoComplete="new-password" required value={password} onChange={(event) => setPassword(event.target.value)} />}
            </Field>
          </>
        )}
      </EntranceForm>
    </Entrance>
  );
}
