import type { Kappa, QualitySample } from '../../../preload/contract.ts';
import { format, t } from '../../i18n.ts';
import { Panel } from '../../ui/panel.tsx';
import { intervalText } from '../report/report-labels.ts';
import { PlainTable } from '../report/report-tables.tsx';

const kappaText = ({ value, low, high }: Kappa): string =>
  t('quality.kappaOf', { value: rounded(value), low: rounded(low), high: rounded(high) });
const rounded = (value: number): number => Math.round(value * 100) / 100;

/** What the team does well, and how far two people say the same. Nobody is told apart in it. */
export function QualityAgreementPanel({ sample }: { readonly sample: QualitySample }) {
  const { team, agreement } = sample;
  if (team.every(({ yes }) => yes === null)) return null;
  const rows = team.map(({ point, yes }) => {
    const agreed = agreement?.points.find((each) => each.point === point);
    return [
      t(`quality.points.${point}`),
      yes === null ? '' : `${format.percent(yes.value)} (${intervalText('share', yes)})`,
      agreed === undefined || agreement === null
        ? ''
        : t('quality.agreedOf', { agreed: agreed.agreed, all: agreement.replies }),
      agreed?.kappa === undefined || agreed.kappa === null ? '' : kappaText(agreed.kappa),
    ];
  });
  return (
    <Panel title={t('quality.team')} note={t('quality.teamNote')}>
      <PlainTable
        label={t('report.chart.table', { name: t('quality.team') })}
        head={[t('quality.point'), t('quality.yesShare'), t('quality.agreed'), t('quality.kappa')]}
        rows={rows}
      />
      <p className="muted report__none">
        {agreement === null
          ? sample.isAlone
            ? t('quality.noSecond')
            : t('quality.noPair')
          : agreement.kappa === null
            ? t('quality.kappaNone')
            : t('quality.kappaMeans', { kappa: kappaText(agreement.kappa), all: agreement.replies })}
      </p>
    </Panel>
  );
}
