/** What is shown where there is no page, or not yet. */
import { Compass } from 'lucide-react';
import { ButtonLink } from '../ui/button.tsx';
import { Page } from '../ui/page.tsx';
import { EmptyState, Loading, Skeleton } from '../ui/states.tsx';

export function NotFound() {
  return (
    <Page title="Not found">
      <EmptyState icon={<Compass />} title="There is no page at this address" action={<ButtonLink to="/" look="primary">Go home</ButtonLink>}>
        It may have been deleted, or it belongs to another organization.
      </EmptyState>
    </Page>
  );
}

export function PageSkeleton() {
  return (
    <div className="mx-auto flex w-full max-w-6xl flex-col gap-5 px-4 py-5 sm:px-6 lg:px-8">
      <div className="flex h-8.5 items-center"><Skeleton className="h-6 w-48" /></div>
      <div className="rounded-lg border border-line bg-surface p-4"><Loading lines={6} /></div>
    </div>
  );
}
