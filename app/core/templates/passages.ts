import type { Template } from './template.ts';

/** Marking and sorting texts and pages. */
export const passageTemplates: readonly Template[] = [
  {
    id: 'relations',
    title: 'Relations between names',
    medium: 'text',
    summary: 'Mark names and say how they are related.',
    markup: `<View>
  <Labels name="name" toName="text">
    <Label value="Person"/>
    <Label value="Place"/>
    <Label value="Company"/>
  </Labels>
  <Text name="text" value="$text"/>
  <Relations>
    <Relation value="works for"/>
    <Relation value="lives in"/>
    <Relation value="part of"/>
  </Relations>
</View>`,
  },
  {
    id: 'taxonomy',
    title: 'Topics in a tree',
    medium: 'text',
    summary: 'Put texts into a tree of topics.',
    markup: `<View>
  <Text name="text" value="$text"/>
  <Taxonomy name="topic" toName="text">
    <Choice value="Nature">
      <Choice value="Animals"/>
      <Choice value="Plants"/>
      <Choice value="Weather"/>
    </Choice>
    <Choice value="Society">
      <Choice value="Economy"/>
      <Choice value="Culture"/>
    </Choice>
  </Taxonomy>
</View>`,
  },
  {
    id: 'html-entities',
    title: 'Names in web pages',
    medium: 'html',
    summary: 'Mark names in a page as it looks.',
    markup: `<View>
  <HyperTextLabels name="name" toName="page">
    <Label value="Person"/>
    <Label value="Place"/>
    <Label value="Organization"/>
  </HyperTextLabels>
  <HyperText name="page" value="$page"/>
</View>`,
  },
  {
    id: 'html-classification',
    title: 'Classify web pages',
    medium: 'html',
    summary: 'Say what a page is.',
    markup: `<View>
  <HyperText name="page" value="$page"/>
  <Choices name="kind" toName="page" choice="single" showInline="true">
    <Choice value="Article"/>
    <Choice value="Shop"/>
    <Choice value="Forum"/>
    <Choice value="Other"/>
  </Choices>
</View>`,
  },
  {
    id: 'invoice-fields',
    title: 'Fields of an invoice',
    medium: 'html',
    summary: 'Mark sender, date, number and sum in an invoice.',
    markup: `<View>
  <HyperTextLabels name="field" toName="invoice">
    <Label value="Sender"/>
    <Label value="Date"/>
    <Label value="Number"/>
    <Label value="Sum"/>
  </HyperTextLabels>
  <HyperText name="invoice" value="$invoice"/>
</View>`,
  },
  {
    id: 'key-phrases',
    title: 'Key phrases, word by word',
    medium: 'text',
    summary: 'Mark the phrases a text is about; selections keep to words.',
    markup: `<View>
  <Labels name="phrase" toName="text">
    <Label value="Key phrase"/>
    <Label value="Definition"/>
  </Labels>
  <Text name="text" value="$text" granularity="word"/>
</View>`,
  },
  {
    id: 'dates-and-numbers',
    title: 'Dates and amounts',
    medium: 'text',
    summary: 'Mark each date and amount and write it in a standard form.',
    markup: `<View>
  <Labels name="value" toName="text">
    <Label value="Date"/>
    <Label value="Amount"/>
  </Labels>
  <Text name="text" value="$text"/>
  <DateTime name="date" toName="text" perRegion="true" only="date" visibleWhen="region-selected" whenLabelValue="Date"/>
  <Number name="amount" toName="text" perRegion="true" visibleWhen="region-selected" whenLabelValue="Amount"/>
</View>`,
  },
];
