// The console's frame: signing in, the pages, and what is the same on all of them.
import "./style.css";
import { render, type JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { ApiError, signIn, signOut } from "./api.js";
import { Campaigns } from "./campaigns.js";
import { Destinations } from "./destinations.js";
import { useKeys, useRemembered, useTheme } from "./hooks.js";
import { Live } from "./live.js";
import { Overview } from "./overview.js";
import { Masking } from "./parts.js";
import { Playground } from "./playground.js";
import { Quarantine } from "./quarantine.js";
import { Schema } from "./schema.js";

const PAGES: Readonly<
  Record<string, { title: string; page: (props: { id: string | undefined }) => JSX.Element }>
> = {
  overview: { title: "Overview", page: Overview },
  live: { title: "Live", page: Live },
  playground: { title: "Playground", page: Playground },
  schema: { title: "Schema", page: Schema },
  quarantine: { title: "Quarantine", page: Quarantine },
  destinations: { title: "Destinations", page: Destinations },
  campaigns: { title: "Campaigns", page: Campaigns },
};

const KEYS = [
  ["1 to 7", "the pages"],
  ["j, k", "next and previous event"],
  ["/", "filter"],
  ["p", "pause the live view"],
  ["?", "this help"],
];

function App(): JSX.Element {
  const [theme, setTheme] = useRemembered("theme", "auto");
  useTheme(theme);
  const [state, setState] = useState<"loading" | "out" | "in">("loading");
  useEffect(() => {
    signIn().then(
      () => {
        setState("in");
      },
      () => {
        setState("out");
      },
    );
    const onSignedOut = (): void => {
      setState("out");
    };
    addEventListener("signedout", onSignedOut);
    return () => {
      removeEventListener("signedout", onSignedOut);
    };
  }, []);
  if (state === "loading")
    return (
      <p class="muted" aria-busy="true">
        Loading…
      </p>
    );
  return state === "in" ? (
    <Frame theme={theme} onTheme={setTheme} />
  ) : (
    <SignIn
      onDone={() => {
        setState("in");
      }}
    />
  );
}

function SignIn({ onDone }: { onDone: () => void }): JSX.Element {
  const [problem, setProblem] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    setBusy(true);
    try {
      await signIn(field.current?.value ?? "");
      onDone();
    } catch (error) {
      const isTooMany = error instanceof ApiError && error.status === 429;
      setProblem(
        isTooMany
          ? "Too many attempts. Wait a second."
          : error instanceof Error
            ? error.message
            : "",
      );
    } finally {
      setBusy(false);
    }
  };
  return (
    <main class="sign-in">
      <form onSubmit={(event) => void submit(event)}>
        <h1>nudgespot-source</h1>
        <label>
          Admin token
          <input ref={field} type="password" autocomplete="current-password" required autofocus />
        </label>
        {problem !== undefined && (
          <p class="problem" role="alert">
            {problem}
          </p>
        )}
        <button class="primary" disabled={isBusy}>
          Sign in
        </button>
        <p class="muted">The value of ADMIN_TOKEN, with which the service was started.</p>
      </form>
    </main>
  );
}

interface FrameProps {
  readonly theme: string;
  readonly onTheme: (theme: string) => void;
}

function Frame({ theme, onTheme }: FrameProps): JSX.Element {
  const [name, id] = useAddress();
  const [masking, setMasking] = useRemembered("masking", "on");
  const help = useRef<HTMLDialogElement>(null);
  const names = Object.keys(PAGES);
  useKeys({
    "?": () => help.current?.showModal(),
    ...Object.fromEntries(
      names.map((page, index) => [
        `${index + 1}`,
        () => {
          location.hash = `/${page}`;
        },
      ]),
    ),
  });
  const { title, page: Page } = PAGES[name] ?? { title: "Overview", page: Overview };
  useEffect(() => {
    document.title = `${title} · nudgespot-source`;
  }, [title]);
  return (
    <Masking.Provider value={masking === "on"}>
      <header>
        <strong>nudgespot-source</strong>
        <nav aria-label="Pages">
          {names.map((page) => (
            <a key={page} href={`#/${page}`} aria-current={page === name ? "page" : undefined}>
              {PAGES[page]?.title}
            </a>
          ))}
        </nav>
        <div class="row">
          <label class="inline">
            <input
              type="checkbox"
              checked={masking === "on"}
              onChange={({ currentTarget }) => {
                setMasking(currentTarget.checked ? "on" : "off");
              }}
            />
            Hide addresses
          </label>
          <select
            aria-label="Theme"
            value={theme}
            onChange={({ currentTarget }) => {
              onTheme(currentTarget.value);
            }}
          >
            <option value="auto">System</option>
            <option value="light">Light</option>
            <option value="dark">Dark</option>
          </select>
          <button
            type="button"
            onClick={() => {
              help.current?.showModal();
            }}
            aria-label="Keys"
          >
            ?
          </button>
          <button
            type="button"
            onClick={() => {
              void signOut().finally(() => dispatchEvent(new CustomEvent("signedout")));
            }}
          >
            Sign out
          </button>
        </div>
      </header>
      <Offline />
      <main>
        <h1 class="hidden">{title}</h1>
        <Page id={id} />
      </main>
      <dialog ref={help} aria-labelledby="keys">
        <h2 id="keys">Keys</h2>
        <dl>
          {KEYS.map(([key, meaning]) => (
            <div key={key}>
              <dt>
                <kbd>{key}</kbd>
              </dt>
              <dd>{meaning}</dd>
            </div>
          ))}
        </dl>
        <form method="dialog">
          <button>Close</button>
        </form>
      </dialog>
    </Masking.Provider>
  );
}

function Offline(): JSX.Element | null {
  const [isOnline, setOnline] = useState(navigator.onLine);
  useEffect(() => {
    const look = (): void => {
      setOnline(navigator.onLine);
    };
    addEventListener("online", look);
    addEventListener("offline", look);
    return () => {
      removeEventListener("online", look);
      removeEventListener("offline", look);
    };
  }, []);
  return isOnline ? null : (
    <p class="problem banner" role="alert">
      You are offline. What you see is old.
    </p>
  );
}

/** The page and the id in the address: `#/page/id`. */
function useAddress(): [page: string, id: string | undefined] {
  const [hash, setHash] = useState(location.hash);
  useEffect(() => {
    const look = (): void => {
      setHash(location.hash);
    };
    addEventListener("hashchange", look);
    return () => {
      removeEventListener("hashchange", look);
    };
  }, []);
  const [, page = "", id] = hash.split("/");
  return [page === "" ? "overview" : page, id === "" ? undefined : id];
}

const root = document.getElementById("console");
if (root !== null) render(<App />, root);
