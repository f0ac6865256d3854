import type { Template } from './template.ts';

/** Records, documents and forms. */
export const documentTemplates: readonly Template[] = [
  {
    id: 'table-check',
    title: 'Check a table',
    medium: 'table',
    summary: 'Read a record and say whether it is right.',
    markup: `<View>
  <Table name="record" value="$record"/>
  <Choices name="verdict" toName="record" choice="single" showInline="true" required="true">
    <Choice value="Right"/>
    <Choice value="Wrong"/>
    <Choice value="Incomplete"/>
  </Choices>
  <TextArea name="remark" toName="record" rows="2" placeholder="What is wrong?"/>
</View>`,
  },
  {
    id: 'pdf-classification',
    title: 'Classify PDFs',
    medium: 'pdf',
    summary: 'Say what a document is and rate how readable it is.',
    markup: `<View>
  <Pdf name="document" value="$document"/>
  <Choices name="kind" toName="document" choice="single" showInline="true" required="true">
    <Choice value="Invoice"/>
    <Choice value="Contract"/>
    <Choice value="Letter"/>
    <Choice value="Other"/>
  </Choices>
  <Rating name="readable" toName="document" maxRating="5"/>
</View>`,
  },
  {
    id: 'pdf-fields',
    title: 'Fields of PDFs',
    medium: 'pdf',
    summary: 'Box names, dates and sums on the pages of a document.',
    markup: `<View>
  <Pdf name="document" value="$document"/>
  <RectangleLabels name="field" toName="document">
    <Label value="Name"/>
    <Label value="Date"/>
    <Label value="Sum"/>
    <Label value="Signature"/>
  </RectangleLabels>
</View>`,
  },
  {
    id: 'free-form',
    title: 'Free metadata',
    medium: 'text',
    summary: 'Write down title, date and topic of a text.',
    markup: `<View>
  <Text name="text" value="$text"/>
  <Header value="Title"/>
  <TextArea name="title" toName="text" maxSubmissions="1" editable="true"/>
  <Header value="Written on"/>
  <DateTime name="written" toName="text" only="date"/>
  <Header value="Topics"/>
  <TextArea name="topics" toName="text" placeholder="One topic each"/>
</View>`,
  },
  {
    id: 'guided-form',
    title: 'A form in parts',
    medium: 'text',
    summary: 'Fold out one part after the other; a long form stays short.',
    markup: `<View>
  <Text name="text" value="$text"/>
  <Collapse>
    <Panel value="Content" open="true">
  <Choices name="content" toName="text" choice="single" showInline="true">
        <Choice value="News"/>
        <Choice value="Opinion"/>
        <Choice value="Advertising"/>
      </Choices>
    </Panel>
    <Panel value="Style">
      <Rating name="style" toName="text" maxRating="5"/>
    </Panel>
  </Collapse>
</View>`,
  },
];
