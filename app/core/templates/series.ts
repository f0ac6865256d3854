import type { Template } from './template.ts';

/** Time series. */
export const seriesTemplates: readonly Template[] = [
  {
    id: 'activities',
    title: 'Activities over time',
    medium: 'series',
    summary: 'Mark what happens when in the signals of a device.',
    markup: `<View>
  <TimeSeriesLabels name="activity" toName="series">
    <Label value="Rest"/>
    <Label value="Walk"/>
    <Label value="Run"/>
  </TimeSeriesLabels>
  <TimeSeries name="series" value="$series" valueType="url" timeColumn="time">
    <Channel column="swing" legend="Swing"/>
    <Channel column="speed" legend="Speed"/>
  </TimeSeries>
</View>`,
  },
  {
    id: 'change-points',
    title: 'Change points',
    medium: 'series',
    summary: 'Mark the instants at which a signal changes.',
    markup: `<View>
  <TimeSeriesLabels name="change" toName="series">
    <Label value="Change"/>
  </TimeSeriesLabels>
  <TimeSeries name="series" value="$series" valueType="url" timeColumn="time">
    <Channel column="swing" legend="Swing"/>
    <Channel column="speed" legend="Speed"/>
  </TimeSeries>
</View>`,
  },
  {
    id: 'anomalies',
    title: 'Outliers and anomalies',
    medium: 'series',
    summary: 'Mark odd stretches and say what kind they are.',
    markup: `<View>
  <TimeSeriesLabels name="odd" toName="series">
    <Label value="Outlier"/>
    <Label value="Anomaly"/>
  </TimeSeriesLabels>
  <TimeSeries name="series" value="$series" valueType="url" timeColumn="time">
    <Channel column="swing" legend="Swing"/>
    <Channel column="speed" legend="Speed"/>
  </TimeSeries>
  <Choices name="cause" toName="series" choice="single" showInline="true" perRegion="true">
    <Choice value="Sensor"/>
    <Choice value="Process"/>
    <Choice value="Unknown"/>
  </Choices>
</View>`,
  },
  {
    id: 'signal-quality',
    title: 'Quality of a signal',
    medium: 'series',
    summary: 'Rate a signal from one to ten.',
    markup: `<View>
  <TimeSeries name="series" value="$series" valueType="url" timeColumn="time">
    <Channel column="swing" legend="Swing" height="120"/>
    <Channel column="speed" legend="Speed" height="120"/>
  </TimeSeries>
  <Rating name="quality" toName="series" maxRating="10" required="true"/>
</View>`,
  },
  {
    id: 'forecast',
    title: 'Forecast',
    medium: 'series',
    summary: 'Mark a trend and say where it leads.',
    markup: `<View>
  <TimeSeriesLabels name="trend" toName="series">
    <Label value="Trend"/>
  </TimeSeriesLabels>
  <TimeSeries name="series" value="$series" valueType="url" timeColumn="time">
    <Channel column="swing" legend="Swing" height="120"/>
    <Channel column="speed" legend="Speed" height="120"/>
  </TimeSeries>
  <Choices name="leads" toName="series" choice="single" showInline="true" required="true">
    <Choice value="Up"/>
    <Choice value="Level"/>
    <Choice value="Down"/>
  </Choices>
</View>`,
  },
];
