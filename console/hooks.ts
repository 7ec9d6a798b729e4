// Hooks that several pages use.
import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import { ApiError } from "./api.js";

/** A value that is loaded every few seconds. */
export interface Loaded<T> {
  readonly value?: T;
  readonly problem?: string;
  readonly reload: () => void;
}

/** How often a page asks again, in milliseconds. */
const EVERY = 5_000;

/** Loads a value when its inputs change, and every five seconds while the page is visible. */
export function useLoaded<T>(load: () => Promise<T>, inputs: readonly unknown[]): Loaded<T> {
  const [state, setState] = useState<{ value?: T; problem?: string }>({});
  const latest = useRef(0);
  const run = useCallback(() => {
    const turn = ++latest.current;
    load().then(
      (value) => {
        if (turn === latest.current) setState({ value });
      },
      (error: unknown) => {
        if (turn === latest.current)
          setState(({ value }) => ({ ...keep(value), problem: messageOf(error) }));
      },
    );
  }, inputs);
  useEffect(() => {
    run();
    const timer = setInterval(() => {
      if (!document.hidden) run();
    }, EVERY);
    return () => {
      latest.current += 1;
      clearInterval(timer);
    };
  }, [run]);
  return { ...state, reload: run };
}

function keep<T>(value: T | undefined): { value?: T } {
  return value === undefined ? {} : { value };
}

/** What went wrong, for people. A session that has ended is told to the whole page. */
export function messageOf(error: unknown): string {
  if (error instanceof ApiError && error.status === 401) {
    dispatchEvent(new CustomEvent("signedout"));
    return "The session has ended.";
  }
  return error instanceof Error ? error.message : String(error);
}

/** Calls a function when a key is pressed outside of a field. */
export function useKeys(keys: Readonly<Record<string, () => void>>): void {
  const current = useRef(keys);
  current.current = keys;
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const isTyping =
        event.target instanceof Element && event.target.closest("input, textarea, select, dialog");
      const act = current.current[event.key];
      if (isTyping || event.ctrlKey || event.metaKey || event.altKey || act === undefined) return;
      event.preventDefault();
      act();
    };
    addEventListener("keydown", onKey);
    return () => {
      removeEventListener("keydown", onKey);
    };
  }, []);
}

/** Sets the page's theme: `auto` follows the system's. */
export function useTheme(theme: string): void {
  useEffect(() => {
    const isDark = matchMedia("(prefers-color-scheme: dark)");
    const set = (): void => {
      const system = isDark.matches ? "dark" : "light";
      document.documentElement.dataset.theme = theme === "auto" ? system : theme;
    };
    set();
    isDark.addEventListener("change", set);
    return () => {
      isDark.removeEventListener("change", set);
    };
  }, [theme]);
}

/** A value that the browser remembers. */
export function useRemembered(name: string, initial: string): [string, (value: string) => void] {
  const [value, setValue] = useState(() => localStorage.getItem(name) ?? initial);
  const set = (next: string): void => {
    localStorage.setItem(name, next);
    setValue(next);
  };
  return [value, set];
}
