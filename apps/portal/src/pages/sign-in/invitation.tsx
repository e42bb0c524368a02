/** Accepting an invitation by the link of its letter. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ask, client } from '../../api.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { Field, Input } from '../../ui/field.tsx';
import { Loading, Refusal } from '../../ui/states.tsx';
import { Entrance, EntranceForm, PASSWORD_HINT, useEntered, useLinkToken } from './entrance.tsx';

export function Invitation() {
  const token = useLinkToken();
  const look = useQuery({ queryKey: ['invitation', token], queryFn: () => ask(client.POST('/samsa/v1/invitations:look', { body: { token: token || '-' } })), retry: false, staleTime: Infinity });
  if (look.isPending) return <Entrance title="Your invitation"><Loading lines={3} /></Entrance>;
  if (look.error || !look.data) {
    return <Entrance title="Your invitation"><Refusal error={look.error} /><ButtonLink to="/sign-in" search={{}}>Sign in</ButtonLink></Entrance>;
  }
  return <Acceptance token={token} {...look.data} />;
}

function Acceptance({ token, email, organization, needs }: { token: string; email: string; organization: string; needs: 'new_password' | 'password' | 'identity_provider' }) {
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const entered = useEntered();
  const fresh = needs === 'new_password';
  if (needs === 'identity_provider') {
    return <Entrance title={`Join ${organization}`} lead={`${organization} has its people sign in with its own identity provider: ask there for the way in, as ${email}.`}><ButtonLink to="/sign-in" search={{ email }}>To the sign-in page</ButtonLink></Entrance>;
  }
  const submit = async () => {
    await ask(client.POST('/samsa/v1/invitations:accept', { body: { token, password, full_name: name || undefined } }));
    await entered();
  };
  return (
    <Entrance title={`Join ${organization}`} lead={<>You are invited as <strong className="font-medium text-text">{email}</strong>.</>}>
      <EntranceForm deed={`Join ${organization}`} onSubmit={submit} fields={['full_name', 'password']}>
        {(wrong) => (
          <>
            <Field label="Your name" optional wrong={wrong('full_name')}>
              {(field) => <Input {...field} name="name" autoComplete="name" maxLength={128} value={name} onChange={(event) => setName(event.target.value)} />}
            </Field>
            <Field label={fresh ? 'Choose a password' : 'Your password here'} hint={fresh ? PASSWORD_HINT : 'You have an account already.'} wrong={wrong('password')}>
              {(field) => <Input {...field} type="password" name="password" autoComplete={fresh ? 'new-password' : 'current-password'} required value={password} onChange={(event) => setPassword(event.target.value)} />}
            </Field>
          </>
        )}
      </EntranceForm>
    </Entrance>
  );
}
