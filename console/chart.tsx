// Numbers over time.
import "uplot/dist/uPlot.min.css";
import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import UPlot from "uplot";

/** A line of a chart. */
export interface Series {
  readonly name: string;
  /** A custom property of the style sheet. */
  readonly color: "--accent" | "--good" | "--warn" | "--bad";
  readonly values: readonly number[];
}

const HEIGHT = 180;

/** A chart of numbers by time. The page says the same in words or in a table. */
export function Chart({
  label,
  times,
  series,
}: {
  label: string;
  /** In milliseconds since the epoch. */
  times: readonly number[];
  series: readonly Series[];
}): JSX.Element {
  const box = useRef<HTMLDivElement>(null);
  const chart = useRef<UPlot>(null);
  const names = series.map(({ name }) => name).join();
  const data: UPlot.AlignedData = [
    times.map((time) => time / 1_000),
    ...series.map(({ values }) => [...values]),
  ];
  useEffect(() => {
    const { current } = box;
    if (current === null) return undefined;
    const grid = { stroke: () => colorOf("--line"), width: 1 };
    const axis = { stroke: () => colorOf("--muted"), grid, ticks: grid };
    const plot = new UPlot(
      {
        ...{ width: current.clientWidth, height: HEIGHT, axes: [axis, { ...axis, size: 60 }] },
        scales: { y: { range: (_, __, most) => [0, Math.max(1, most)] } },
        series: [
          {},
          ...series.map(({ name, color }) => ({
            ...{ label: name, stroke: () => colorOf(color), width: 2, points: { show: false } },
          })),
        ],
      },
      data,
      current,
    );
    chart.current = plot;
    const observer = new ResizeObserver(() => {
      plot.setSize({ width: current.clientWidth, height: HEIGHT });
    });
    observer.observe(current);
    return () => {
      observer.disconnect();
      plot.destroy();
    };
  }, [names]);
  useEffect(() => {
    chart.current?.setData(data);
  }, [JSON.stringify(data)]);
  return <div ref={box} class="chart" role="img" aria-label={label} />;
}

/** The theme can change while the chart is there. */
function colorOf(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(name);
}
