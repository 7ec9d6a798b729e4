// Small parts that pages are made of.
import type { ComponentChildren, JSX } from "preact";
import { createContext } from "preact";
import { useContext, useEffect, useRef, useState } from "preact/hooks";

/** Whether email addresses are hidden. */
export const Masking = createContext(true);

/** The part before the @ has at most 64 characters (RFC 5321). */
const ADDRESS = /([^\s@"'<>(),;:])[^\s@"'<>(),;:]{0,63}@([\w.-]+)/g;

/** A function that hides the addresses in a text, unless they are to be shown. */
export function useMask(): (text: string) => string {
  const isOn = useContext(Masking);
  return (text) => (isOn ? text.replace(ADDRESS, "$1•••@$2") : text);
}

const UNITS: readonly [Intl.RelativeTimeFormatUnit, number][] = [
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
  ["second", 1],
];

const RELATIVE = new Intl.RelativeTimeFormat("en", { numeric: "auto", style: "short" });

/** A time as people say it, with the exact one on hover. */
export function Time({ at }: { at: string }): JSX.Element {
  const [now, setNow] = useState(Date.now());
  useEffect(() => {
    const timer = setInterval(() => {
      setNow(Date.now());
    }, 10_000);
    return () => {
      clearInterval(timer);
    };
  }, []);
  const seconds = Math.min(0, Math.round((Date.parse(at) - Math.max(now, Date.parse(at))) / 1_000));
  const [unit, size] = UNITS.find(([, least]) => -seconds >= least) ?? ["second", 1];
  return (
    <time dateTime={at} title={at}>
      {RELATIVE.format(Math.round(seconds / size), unit)}
    </time>
  );
}

/** A word with a colour, which says the same. */
export function Badge({ kind }: { kind: string }): JSX.Element {
  return <span class={`badge ${kind}`}>{kind}</span>;
}

/** What is shown where there is nothing. */
export function Empty({
  title,
  children,
}: {
  title: string;
  children?: ComponentChildren;
}): JSX.Element {
  return (
    <div class="empty">
      <h2>{title}</h2>
      {children}
    </div>
  );
}

/** What is shown while something is loaded for the first time, or where that failed. */
export function Waiting({ problem }: { problem?: string | undefined }): JSX.Element {
  if (problem !== undefined)
    return (
      <p class="problem" role="alert">
        {problem}
      </p>
    );
  return (
    <p class="muted" aria-busy="true">
      Loading…
    </p>
  );
}

/** Text to be copied, with a button that does it. */
export function Copyable({ text, label }: { text: string; label: string }): JSX.Element {
  const [isCopied, setCopied] = useState(false);
  const copy = (): void => {
    void navigator.clipboard.writeText(text).then(() => {
      setCopied(true);
      setTimeout(() => {
        setCopied(false);
      }, 2_000);
    });
  };
  return (
    <div class="copyable">
      <pre tabIndex={0}>{text}</pre>
      <button type="button" onClick={copy} aria-label={label}>
        {isCopied ? "Copied" : "Copy"}
      </button>
    </div>
  );
}

/** A question before something is changed. */
export interface Question {
  readonly title: string;
  readonly text: string;
  readonly button: string;
  readonly act: () => Promise<string>;
}

/** Asks before something is changed, does it, and says what came of it. */
export function Confirm({
  question,
  onDone,
}: {
  question: Question | undefined;
  onDone: (outcome?: string) => void;
}): JSX.Element {
  const dialog = useRef<HTMLDialogElement>(null);
  const [isBusy, setBusy] = useState(false);
  useEffect(() => {
    if (question === undefined) dialog.current?.close();
    else dialog.current?.showModal();
  }, [question]);
  const act = (): void => {
    if (question === undefined) return;
    setBusy(true);
    void question
      .act()
      .then(onDone)
      .finally(() => {
        setBusy(false);
      });
  };
  return (
    <dialog
      ref={dialog}
      aria-labelledby="question"
      onCancel={() => {
        onDone();
      }}
    >
      <h2 id="question">{question?.title}</h2>
      <p>{question?.text}</p>
      <div class="row">
        <button type="button" class="primary" onClick={act} disabled={isBusy}>
          {question?.button}
        </button>
        <button
          type="button"
          onClick={() => {
            onDone();
          }}
        >
          Cancel
        </button>
      </div>
    </dialog>
  );
}
