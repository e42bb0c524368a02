/**
 * A table of any length: only rows in sight are in the page, further ones are asked for when one scrolls near the end, sorting
 * is the server's (`onSort`). Cells of a row come from `columns`; a row is opened by its first cell's link or by a click anywhere.
 * @tanstack/react-table was rejected: what it does (sorting, filtering, selecting in memory) is the server's work here.
 */
import { useVirtualizer } from '@tanstack/react-virtual';
import { ArrowDown, ArrowUp } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { classes } from './classes.ts';
import { Skeleton } from './states.tsx';

const ROW_PX = 44;
const OVERSCAN = 12;
const SKELETON_ROWS = 6;
/** Rows before the end at which more are asked for. */
const NEAR_END = 10;

export interface Column<Row> {
  key: string;
  header: string;
  cell: (row: Row) => ReactNode;
  /** As in `minmax(12rem, 2fr)`; `minmax(6rem, 1fr)` unless said. */
  width?: string;
  align?: 'right';
  /** Can be sorted by, at the server. */
  sortable?: boolean;
  /** Left out below this width of the window. */
  from?: 'sm' | 'lg';
}

export interface Sort {
  by: string;
  down: boolean;
}

interface TableProps<Row> {
  label: string;
  columns: Column<Row>[];
  /** Undefined while the first ones are awaited. */
  rows: Row[] | undefined;
  rowKey: (row: Row) => string;
  onOpen?: (row: Row) => void;
  sort?: Sort;
  onSort?: (sort: Sort) => void;
  /** Asks for the next page; absent when there is none. */
  more?: () => void;
  loadingMore?: boolean;
  empty?: ReactNode;
  /** Which rows are in sight, for what is fetched for them alone. */
  onVisible?: (keys: string[]) => void;
  /** Scrolls inside itself with this class of height, as in `max-h-[70dvh]`. */
  height?: string;
}

const FROM = { sm: 'max-sm:hidden', lg: 'max-lg:hidden' };

export function Table<Row>(props: TableProps<Row>) {
  const { label, columns, rows, empty, height = 'max-h-[calc(100dvh-15rem)]' } = props;
  const frame = useRef<HTMLDivElement>(null);
  if (rows?.length === 0 && empty) return <>{empty}</>;
  return (
    <div ref={frame} className={classes('overflow-auto', height)} tabIndex={0}>
      <div role="table" aria-label={label} aria-rowcount={rows ? rows.length + 1 : undefined} aria-busy={!rows} className="min-w-full">
        <Heads {...props} />
        {rows ? <Rows {...props} rows={rows} frame={frame} /> : Array.from({ length: SKELETON_ROWS }, (_, at) => <SkeletonRow key={at} columns={columns} />)}
      </div>
    </div>
  );
}

/** Columns that are left out must leave the grid too, so cells are flex items that grow by their share. */
function cellClass<Row>({ align, from }: Column<Row>): string {
  return classes('min-w-0 truncate px-2 first:pl-4 last:pr-4', align === 'right' && 'text-right', from && FROM[from]);
}

function cellStyle<Row>({ width }: Column<Row>): { flex: string; minWidth: string } {
  const [, least = '6rem', share = '1'] = /^minmax\(([^,]+),\s*([\d.]+)fr\)$/.exec(width ?? '') ?? [];
  return width?.endsWith('rem') ? { flex: `0 0 ${width}`, minWidth: width } : { flex: `${share} 1 ${least}`, minWidth: least };
}

function Heads<Row>({ columns, sort, onSort }: TableProps<Row>) {
  return (
    <div role="rowgroup" className="sticky top-0 z-10 border-b border-line bg-surface">
      <div role="row" aria-rowindex={1} className="flex h-9 items-center text-xs font-medium text-muted">
        {columns.map((column) => {
          const mine = sort?.by === column.key;
          const order = mine ? (sort.down ? 'descending' : 'ascending') : 'none';
          return (
            <div key={column.key} role="columnheader" aria-sort={column.sortable ? order : undefined} className={cellClass(column)} style={cellStyle(column)}>
              {column.sortable && onSort ? (
                <button type="button" className="inline-flex items-center gap-1 rounded-sm hover:text-text" onClick={() => onSort({ by: column.key, down: mine ? !sort.down : false })}>
                  {column.header}{mine && (sort.down ? <ArrowDown aria-hidden className="size-3" /> : <ArrowUp aria-hidden className="size-3" />)}
                </button>
              ) : column.header}
            </div>
          );
        })}
      </div>
    </div>
  );
}

function Rows<Row>({ columns, rows, rowKey, onOpen, more, loadingMore, onVisible, frame }: TableProps<Row> & { rows: Row[]; frame: React.RefObject<HTMLDivElement | null> }) {
  const virtual = useVirtualizer({ count: rows.length, getScrollElement: () => frame.current, estimateSize: () => ROW_PX, overscan: OVERSCAN, getItemKey: (at) => rowKey(rows[at] as Row) });
  const items = virtual.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  const keys = items.map(({ key }) => String(key)).join('\n');
  useEffect(() => {
    if (more && !loadingMore && last >= rows.length - NEAR_END) more();
  }, [more, loadingMore, last, rows.length]);
  useEffect(() => {
    if (keys) onVisible?.(keys.split('\n'));
  }, [keys, onVisible]);
  return (
    <div role="rowgroup" className="relative" style={{ height: virtual.getTotalSize() + (loadingMore ? ROW_PX : 0) }}>
      {items.map(({ index, key, start }) => {
        const row = rows[index] as Row;
        return (
          // The click is a convenience: the same is behind the link in the first cell, which the keyboard reaches.
          <div
            key={key} role="row" aria-rowindex={index + 2} style={{ transform: `translateY(${start}px)`, height: ROW_PX }}
            className={classes('absolute inset-x-0 flex items-center border-b border-line text-sm', onOpen && 'cursor-pointer hover:bg-hover')}
            onClick={onOpen && ((event) => { if (!(event.target as Element).closest('a, button, input, label')) onOpen(row); })}
          >
            {columns.map((column) => <div key={column.key} role="cell" className={cellClass(column)} style={cellStyle(column)}>{column.cell(row)}</div>)}
          </div>
        );
      })}
      {loadingMore && <div className="absolute inset-x-0 bottom-0"><SkeletonRow columns={columns} /></div>}
    </div>
  );
}

function SkeletonRow<Row>({ columns }: { columns: Column<Row>[] }) {
  return (
    <div role="row" aria-hidden className="flex items-center border-b border-line" style={{ height: ROW_PX }}>
      {columns.map((column) => <div key={column.key} role="cell" className={cellClass(column)} style={cellStyle(column)}><Skeleton className="w-2/3 max-w-40" /></div>)}
    </div>
  );
}
