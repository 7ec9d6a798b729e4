// What became of each campaign's emails, as far as it passed through here.
import type { JSX } from "preact";
import { ask, type Answers } from "./api.js";
import { Chart } from "./chart.js";
import { useLoaded } from "./hooks.js";
import { Empty, Time, Waiting } from "./parts.js";
import { byTime, spansOf, sumOf } from "./tallies.js";

type Row = Answers["GET /campaigns"]["campaigns"][number];

/** The collections, as columns of the table. */
const COLUMNS = [
  ["Email Delivered", "Delivered"],
  ["Email Opened", "Opens"],
  ["Email Link Clicked", "Clicks"],
  ["Email Bounced", "Bounces"],
  ["Email Unsubscribed", "Unsubscribes"],
  ["Email Marked as Spam", "Spam reports"],
] as const;

const FUNNEL = COLUMNS.slice(0, 3);

/** The last thirty days. */
const [DAYS, DAY_IN_HOURS] = [30, 24];

interface Campaign {
  readonly source: string;
  readonly name: string;
  readonly last: string;
  readonly counts: Readonly<Record<string, number>>;
}

export function Campaigns(): JSX.Element {
  const query = { hours: String(DAYS * DAY_IN_HOURS) };
  const { value, problem } = useLoaded(async () => {
    const [{ campaigns }, { tallies }] = await Promise.all([
      ask("GET /campaigns", { query }),
      ask("GET /tallies", { query }),
    ]);
    return { campaigns: campaignsOf(campaigns), tallies };
  }, []);
  if (value === undefined) return <Waiting problem={problem} />;
  const { campaigns, tallies } = value;
  if (campaigns.length === 0) {
    return (
      <Empty title="No campaign yet">
        <p>Events with a campaign_id or a campaign_name are counted here.</p>
      </Empty>
    );
  }
  const spans = spansOf(DAYS, DAY_IN_HOURS);
  const perDay = (what: string): number[] => byTime(tallies, what, spans, DAY_IN_HOURS);
  const most = sumOf(tallies, [FUNNEL[0]?.[0] ?? ""]);
  return (
    <section aria-label="Campaigns">
      <p class="muted">
        Totals of the last 30 days, of what passed through here. Unique counts and the full history
        are in the warehouse.
      </p>
      <h2>All events, by day</h2>
      <Chart
        label="Deliveries, opens and clicks by day"
        times={spans}
        series={[
          { name: "Delivered", color: "--accent", values: perDay("Email Delivered") },
          { name: "Opens", color: "--good", values: perDay("Email Opened") },
          { name: "Clicks", color: "--warn", values: perDay("Email Link Clicked") },
        ]}
      />
      <dl class="funnel">
        {FUNNEL.map(([what, title]) => {
          const count = sumOf(tallies, [what]);
          return (
            <div key={what}>
              <dt>{title}</dt>
              <dd>
                <meter min={0} max={Math.max(1, most)} value={count} aria-label={title} />
                {count.toLocaleString("en")} {rate(count, most)}
              </dd>
            </div>
          );
        })}
      </dl>
      <div class="wide">
        <table>
          <thead>
            <tr>
              <th>Campaign</th>
              <th>Source</th>
              {COLUMNS.map(([what, title]) => (
                <th key={what} class="number">
                  {title}
                </th>
              ))}
              <th>Last hour</th>
            </tr>
          </thead>
          <tbody>
            {campaigns.map(({ source, name, counts, last }) => (
              <tr key={`${source} ${name}`}>
                <td>{name}</td>
                <td>{source}</td>
                {COLUMNS.map(([what], index) => (
                  <td key={what} class="number">
                    {(counts[what] ?? 0).toLocaleString("en")}{" "}
                    {index > 0 && rate(counts[what] ?? 0, counts["Email Delivered"] ?? 0)}
                  </td>
                ))}
                <td>
                  <Time at={last} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

/** A share of what was delivered. */
function rate(count: number, delivered: number): JSX.Element | null {
  if (delivered === 0) return null;
  return <span class="muted">{((count / delivered) * 100).toFixed(1)} %</span>;
}

/** The campaigns, those with the last events first. */
function campaignsOf(rows: readonly Row[]): Campaign[] {
  const campaigns = new Map<string, Campaign>();
  for (const { source, campaign: name, collection, count, last } of rows) {
    const key = `${source} ${name}`;
    const { counts = {}, last: before = last } = campaigns.get(key) ?? {};
    const latest = last > before ? last : before;
    campaigns.set(key, { source, name, last: latest, counts: { ...counts, [collection]: count } });
  }
  return [...campaigns.values()].sort((one, other) => other.last.localeCompare(one.last));
}
