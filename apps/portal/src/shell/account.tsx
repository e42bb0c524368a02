/** Who is signed in, in which organization; and the way out. */
import { useNavigate } from '@tanstack/react-router';
import { BookOpen, Building2, ChevronsUpDown, LogOut } from 'lucide-react';
import { ask, client } from '../api.ts';
import { sessionChanged, useSession } from '../session.ts';
import { Menu } from '../ui/menu.tsx';

export function Account() {
  const { user, organization, organizations } = useSession();
  const navigate = useNavigate();
  const signOut = async () => {
    await ask(client.DELETE('/samsa/v1/session'));
    await sessionChanged();
    await navigate({ to: '/sign-in' });
  };
  const switchTo = async (id: string) => {
    await ask(client.POST('/samsa/v1/session:switch', { body: { organization: id } }));
    await sessionChanged();
    location.assign('/'); // what is in sight is the other organization's
  };
  const others = organizations.filter(({ id }) => id !== organization.id);
  return (
    <Menu
      heading={user.email ?? user.full_name}
      items={[
        ...others.map(({ id, display_name }) => ({ label: `Go to ${display_name}`, icon: <Building2 aria-hidden />, onSelect: () => void switchTo(id) })),
        { label: 'API reference', icon: <BookOpen aria-hidden />, onSelect: () => void window.open('/docs', '_blank', 'noopener') },
        { label: 'Sign out', icon: <LogOut aria-hidden />, onSelect: () => void signOut() },
      ]}
    >
      <button type="button" className="flex h-11 w-full items-center gap-2.5 rounded-md px-2 text-left hover:bg-hover">
        <span aria-hidden className="grid size-7 shrink-0 place-items-center rounded-full bg-accent-soft text-xs font-semibold text-accent">{user.full_name.charAt(0).toUpperCase()}</span>
        <span className="min-w-0 flex-1"><span className="block truncate text-sm font-medium">{organization.display_name}</span><span className="block truncate text-xs text-muted">{user.email ?? user.full_name}</span></span>
        <ChevronsUpDown aria-hidden className="size-4 shrink-0 text-muted" />
      </button>
    </Menu>
  );
}
