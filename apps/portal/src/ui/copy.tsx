/** Copies a text. Says so in the button itself; where the clipboard is closed to us, says that. */
import { Check, Copy as CopyIcon } from 'lucide-react';
import { useEffect, useState } from 'react';
import { toast } from 'sonner';
import { IconButton } from './button.tsx';

const SHOWN_MS = 1_500;

export function Copy({ text, label = 'Copy' }: { text: string; label?: string }) {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return undefined;
    const timer = setTimeout(() => setCopied(false), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = () => {
    navigator.clipboard.writeText(text).then(() => setCopied(true), () => toast.error('The browser does not let this page use the clipboard. Select the text and copy it by hand.'));
  };
  return <IconButton size="small" label={copied ? 'Copied' : label} icon={copied ? <Check aria-hidden className="size-3.5 text-good" /> : <CopyIcon aria-hidden className="size-3.5" />} onClick={copy} />;
}

/** An id or address in its own letters, with a button to copy it. */
export function Copyable({ text, label }: { text: string; label?: string }) {
  return <span className="inline-flex max-w-full items-center gap-0.5 align-middle"><code className="min-w-0 truncate text-[0.8125rem]">{text}</code><Copy text={text} label={label ?? `Copy ${text}`} /></span>;
}

/** Lines to paste. */
export function Code({ text, label, wrap }: { text: string; label: string; wrap?: boolean }) {
  return (
    <div className="group relative min-w-0 rounded-md border border-line bg-sunken">
      {/* It scrolls, so the keyboard must reach it. */}
      <pre tabIndex={0} aria-label={label} className={`max-h-96 overflow-auto p-3 pr-10 text-xs leading-relaxed ${wrap ? 'break-words whitespace-pre-wrap' : ''}`}><code>{text}</code></pre>
      <div className="absolute top-1 right-1 rounded-md bg-sunken"><Copy text={text} label={`Copy ${label}`} /></div>
    </div>
  );
}
