/** Who did what, from where, and what it was before and after. */
import { useNavigate, useSearch } from '@tanstack/react-router';
import { ScrollText } from 'lucide-react';
import { api } from '../../api.ts';
import { byToken, itemsOf, PAGE_SIZE } from '../../paging.ts';
import type { Schema } from '../../schemas.ts';
import { useMay } from '../../session.ts';
import { Button } from '../../ui/button.tsx';
import { classes } from '../../ui/classes.ts';
import { Copyable } from '../../ui/copy.tsx';
import { Sheet } from '../../ui/dialog.tsx';
import { Field, Input } from '../../ui/field.tsx';
import { Moment, RelativeTime } from '../../ui/figures.tsx';
import { Card, Facts, Page } from '../../ui/page.tsx';
import { EmptyState, ErrorState } from '../../ui/states.tsx';
import { type Column, Table } from '../../ui/table.tsx';

type Deed = Schema<'ListAuditAnswer'>['data'][number];
const FILTERS = [['resource', 'Thing', 'lkc-…, u-…'], ['principal', 'By whom', 'u-…, sa-…'], ['operation', 'Deed', 'createCluster']] as const;

/** `createApiKey` as one reads it. */
const words = (operation: string): string => operation.replace(/([a-z])([A-Z])/g, (_, left: string, right: string) => `${left} ${right.toLowerCase()}`).replace(/^./, (first) => first.toUpperCase());

export function Audit() {
  const { open, ...filter } = useSearch({ from: '/shell/audit' });
  const navigate = useNavigate({ from: '/audit' });
  const why = useMay()('audit:read');
  const answer = api.useInfiniteQuery('get', '/samsa/v1/audit', { params: { query: { page_size: PAGE_SIZE, ...filter } } }, { ...byToken, enabled: why === undefined });
  const rows = itemsOf(answer.data);
  const opened = rows?.find(({ id }) => id === open);
  const show = (id: string | undefined) => void navigate({ search: (search) => ({ ...search, open: id }) });
  const columns: Column<Deed>[] = [
    { key: 'at', header: 'When', width: '7.5rem', cell: ({ at }) => <RelativeTime at={at} /> },
    { key: 'what', header: 'Deed', width: 'minmax(8rem, 1.5fr)', cell: ({ id, operation }) => <button type="button" className="truncate rounded-sm font-medium hover:underline" onClick={() => show(id)}>{words(operation)}</button> },
    { key: 'thing', header: 'Thing', width: 'minmax(8rem, 1.5fr)', cell: ({ resource }) => <><span className="text-muted">{resource.kind}</span> {resource.id}</>, from: 'sm' },
    { key: 'who', header: 'By', cell: ({ principal }) => principal.name ?? principal.id, from: 'sm' },
    { key: 'from', header: 'From', cell: ({ source_address }) => source_address, from: 'lg' },
  ];
  if (why) return <Page title="Audit"><Card><EmptyState icon={<ScrollText />} title="This is for administrators">{why}</EmptyState></Card></Page>;
  return (
    <Page title="Audit" lead="Everything that was changed in the organization, the newest first.">
      <Filters key={JSON.stringify(filter)} filter={filter} onFilter={(wanted) => void navigate({ search: wanted })} />
      <Card flush>
        {answer.error ? <ErrorState error={answer.error} retry={() => void answer.refetch()} /> : (
          <Table
            label="Audit" columns={columns} rows={rows} rowKey={({ id }) => id} onOpen={({ id }) => show(id)} more={answer.hasNextPage ? () => void answer.fetchNextPage() : undefined} loadingMore={answer.isFetchingNextPage}
            empty={<EmptyState icon={<ScrollText />} title="Nothing was done that fits">Look for less.</EmptyState>}
          />
        )}
      </Card>
      {opened && <DeedSheet deed={opened} onClose={() => show(undefined)} />}
    </Page>
  );
}

type Filter = Partial<Record<(typeof FILTERS)[number][0], string>>;

function Filters({ filter, onFilter }: { filter: Filter; onFilter: (filter: Filter) => void }) {
  return (
    <form
      className="grid items-end gap-3 sm:grid-cols-[repeat(3,minmax(0,1fr))_auto]"
      onSubmit={(event) => {
        event.preventDefault();
        const said = new FormData(event.currentTarget);
        onFilter(Object.fromEntries(FILTERS.map(([name]) => [name, String(said.get(name) ?? '').trim() || undefined])));
      }}
    >
      {FILTERS.map(([name, label, example]) => <Field key={name} label={label}>{(field) => <Input {...field} name={name} placeholder={example} defaultValue={filter[name] ?? ''} />}</Field>)}
      <Button type="submit">Look</Button>
    </form>
  );
}

function DeedSheet({ deed, onClose }: { deed: Deed; onClose: () => void }) {
  return (
    <Sheet open onClose={onClose} title={words(deed.operation)} lead={`${deed.resource.kind} ${deed.resource.id}`}>
      <div className="flex flex-col gap-5">
        <Facts facts={[
          ['When', <Moment key="at" at={deed.at} />], ['By', `${deed.principal.name ?? ''} ${deed.principal.id}`.trim()], ['With', deed.api_key ? `API key ${deed.api_key}` : 'a session'],
          ['From', deed.source_address ?? '–'], ['Request', deed.request_id ? <Copyable key="id" text={deed.request_id} /> : '–'],
        ]} />
        <Difference before={deed.before} after={deed.after} />
      </div>
    </Sheet>
  );
}

const asFields = (value: unknown): Record<string, unknown> => (value && typeof value === 'object' ? (value as Record<string, unknown>) : {});
const shown = (value: unknown): string => (value === undefined ? '' : typeof value === 'string' ? value : JSON.stringify(value, null, 1));

/** Field by field; what is said on one side alone was made or taken, except that a change names only what it changes. */
function Difference({ before, after }: { before: unknown; after: unknown }) {
  const [was, is] = [asFields(before), asFields(after)];
  const names = [...new Set([...Object.keys(was), ...Object.keys(is)])];
  if (names.length === 0) return <p className="text-sm text-muted">It says nothing more of what was changed.</p>;
  return (
    <table className="w-full table-fixed text-left text-sm">
      <thead><tr className="border-b border-line text-xs text-muted"><th className="w-1/4 py-1.5 font-medium">Field</th><th className="py-1.5 font-medium">Before</th><th className="py-1.5 font-medium">After</th></tr></thead>
      <tbody>
        {names.map((name) => {
          const same = !(name in is) || shown(was[name]) === shown(is[name]);
          return (
            <tr key={name} className="border-b border-line align-top">
              <th scope="row" className="py-1.5 pr-2 font-normal break-words">{name}</th>
              <td className={classes('py-1.5 pr-2 break-words whitespace-pre-wrap', !same && name in was && 'text-bad')}><code>{shown(was[name])}</code></td>
              <td className={classes('py-1.5 break-words whitespace-pre-wrap', !same && 'text-good')}><code>{shown(is[name])}</code></td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
