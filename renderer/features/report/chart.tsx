import { useEffect, useRef } from 'react';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import './chart.css';

/** A point with what it may be in truth; null where nothing was measured. */
type ChartPoint = { readonly value: number; readonly low: number; readonly high: number } | null;

interface ChartProps {
  /** What a listener hears: what the chart shows, and that its table has the same. */
  readonly label: string;
  readonly points: readonly ChartPoint[];
  /** What stands below each point. */
  readonly names: readonly string[];
  /** Where each point stands, from left to right; their order where it is left out. */
  readonly places?: readonly number[] | undefined;
  readonly textOf: (value: number) => string;
  /** A line from corner to corner: what would be right. */
  readonly withDiagonal?: boolean | undefined;
  readonly onDrawn?: (canvas: HTMLCanvasElement) => void;
}

const height = 200;

/** A line with its interval. It is drawn, so it says nothing to a listener but its name: the table behind it does. */
export function Chart(props: ChartProps) {
  const { label, points, names, places, textOf, withDiagonal, onDrawn } = props;
  const holder = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const element = holder.current;
    if (element === null) return undefined;
    const shown = { points, names, places, textOf, withDiagonal };
    let plot: uPlot | null = null;
    let width = 0;
    const draw = (): void => {
      plot?.destroy();
      width = Math.max(160, Math.floor(element.clientWidth));
      plot = new uPlot(optionsOf(shown, element, width), dataOf(shown), element);
      onDrawn?.(plot.ctx.canvas);
    };
    draw();
    const resized = new ResizeObserver(() => {
      if (Math.abs(element.clientWidth - width) > 1) draw();
    });
    resized.observe(element);
    // Colours are drawn, so they are drawn anew with the theme, and for paper.
    const themed = new MutationObserver(draw);
    themed.observe(document.documentElement, { attributeFilter: ['data-theme', 'data-text-size'] });
    const dark = window.matchMedia('(prefers-color-scheme: dark)');
    dark.addEventListener('change', draw);
    const paper = window.matchMedia('print');
    paper.addEventListener('change', draw);
    return () => {
      resized.disconnect();
      themed.disconnect();
      dark.removeEventListener('change', draw);
      paper.removeEventListener('change', draw);
      plot?.destroy();
    };
  }, [points, names, places, textOf, withDiagonal, onDrawn]);

  return <div ref={holder} className="chart" role="img" aria-label={label} />;
}

type Shown = Omit<ChartProps, 'label' | 'onDrawn'>;

const placesOf = ({ points, places }: Shown): number[] =>
  places === undefined ? points.map((_, nth) => nth) : [...places];

function dataOf(props: Shown): uPlot.AlignedData {
  const { points, withDiagonal } = props;
  const x = placesOf(props);
  const column = (name: 'value' | 'low' | 'high'): (number | null)[] =>
    points.map((at) => at?.[name] ?? null);
  return [x, column('high'), column('low'), column('value'), ...(withDiagonal === true ? [x] : [])];
}

function optionsOf(props: Shown, element: HTMLElement, width: number): uPlot.Options {
  const style = getComputedStyle(element);
  // Colours are taken from where the style sheet has put them: a canvas knows no `light-dark`.
  const [ink, soft, line, accent, wash] = [
    style.color,
    style.textDecorationColor,
    style.columnRuleColor,
    style.caretColor,
    style.outlineColor,
  ];
  const font = `${Math.round(Number.parseFloat(style.fontSize) * 0.875)}px ${style.fontFamily}`;
  const { points, names, textOf, withDiagonal } = props;
  const places = placesOf(props);
  const most = Math.max(...points.map((at) => at?.high ?? 0), 0);
  const lineWidth = 2;
  // Names that do not fit are left out, the last one never.
  const every = Math.max(1, Math.ceil((names.length * 90) / width));
  return {
    width,
    height,
    // Room for half of the last name.
    padding: [8, 32, 0, 0],
    legend: { show: false },
    cursor: { show: false },
    scales: {
      x: { time: false, range: (_, low, high) => (low === high ? [low - 1, high + 1] : [low, high]) },
      y: { range: [0, withDiagonal === true ? 1 : Math.max(most * 1.05, 1e-9)] },
    },
    axes: [
      {
        stroke: soft,
        font,
        grid: { show: false },
        ticks: { stroke: line },
        splits: () => places.filter((_, nth) => (places.length - 1 - nth) % every === 0),
        values: (_, splits) => splits.map((place) => names[places.indexOf(place)] ?? ''),
      },
      {
        stroke: soft,
        font,
        grid: { stroke: line, width: 1 },
        ticks: { show: false },
        values: (_, splits) => splits.map(textOf),
        size: (_, values) => Math.max(32, ...(values ?? []).map((text) => text.length * 7 + 8)),
      },
    ],
    series: [
      {},
      { stroke: 'transparent', points: { show: false } },
      { stroke: 'transparent', points: { show: false } },
      { stroke: accent, width: lineWidth, points: { show: true, size: 6, fill: accent } },
      ...(withDiagonal === true ? [{ stroke: ink, width: 1, dash: [4, 4], points: { show: false } }] : []),
    ],
    bands: [{ series: [1, 2], fill: wash }],
  };
}
