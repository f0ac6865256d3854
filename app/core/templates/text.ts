import type { Template } from './template.ts';

export const textTemplates: readonly Template[] = [
  {
    id: 'text-classification',
    title: 'Text classification',
    medium: 'text',
    summary: 'Put each text into one class.',
    markup: `<View>
  <Text name="text" value="$text"/>
  <Choices name="topic" toName="text" choice="single">
    <Choice value="News"/>
    <Choice value="Sports"/>
    <Choice value="Business"/>
    <Choice value="Science"/>
    <Choice value="Other"/>
  </Choices>
</View>`,
  },
  {
    id: 'sentiment',
    title: 'Sentiment',
    medium: 'text',
    summary: 'Say how each text feels about its subject.',
    markup: `<View>
  <Text name="text" value="$text"/>
  <Header value="How does the writer feel?"/>
  <Choices name="sentiment" toName="text" choice="single" showInline="true" required="true">
    <Choice value="Positive"/>
    <Choice value="Neutral"/>
    <Choice value="Negative"/>
  </Choices>
</View>`,
  },
  {
    id: 'two-level-sentiment',
    title: 'Sentiment with reasons',
    medium: 'text',
    summary: 'A feeling first; then, only where it fits, the reasons for it.',
    markup: `<View>
  <Text name="text" value="$text"/>
  <Choices name="sentiment" toName="text" choice="single" showInline="true" required="true">
    <Choice value="Positive"/>
    <Choice value="Neutral"/>
    <Choice value="Negative"/>
  </Choices>
  <View visibleWhen="choice-selected" whenTagName="sentiment" whenChoiceValue="Negative">
    <Header value="What went wrong?" size="5"/>
    <Choices name="reason" toName="text" choice="multiple">
      <Choice value="Price"/>
      <Choice value="Quality"/>
      <Choice value="Delivery"/>
      <Choice value="Service"/>
    </Choices>
  </View>
</View>`,
  },
  {
    id: 'named-entities',
    title: 'Named entities',
    medium: 'text',
    summary: 'Mark people, places and organizations in running text.',
    markup: `<View>
  <Labels name="entity" toName="text">
    <Label value="Person" background="#c2410c"/>
    <Label value="Organization" background="#1d4ed8"/>
    <Label value="Place" background="#15803d"/>
    <Label value="Date" background="#7e22ce"/>
  </Labels>
  <Text name="text" value="$text"/>
</View>`,
  },
  {
    id: 'entities-and-topic',
    title: 'Entities and topic',
    medium: 'text',
    summary: 'Mark spans and classify the whole text in one go.',
    markup: `<View>
  <Labels name="entity" toName="text">
    <Label value="Person"/>
    <Label value="Place"/>
    <Label value="Work"/>
  </Labels>
  <Text name="text" value="$text"/>
  <Choices name="topic" toName="text" choice="single" showInline="true">
    <Choice value="History"/>
    <Choice value="Nature"/>
    <Choice value="Art"/>
  </Choices>
</View>`,
  },
  {
    id: 'question-answering',
    title: 'Question answering',
    medium: 'text',
    summary: 'Mark the words of a passage that answer a question.',
    markup: `<View>
  <Header value="Question"/>
  <Text name="question" value="$question"/>
  <Header value="Passage"/>
  <Labels name="answer" toName="passage">
    <Label value="Answer" maxUsages="1"/>
    <Label value="Evidence"/>
  </Labels>
  <Text name="passage" value="$passage"/>
  <!-- {"data": {"question": "When did the heron rise?", "passage": "The heron stood in the shallow water until the mist had gone. Then it rose and flew north."}} -->
</View>`,
  },
  {
    id: 'content-moderation',
    title: 'Content moderation',
    medium: 'text',
    summary: 'Tick what is wrong with a message and say why.',
    markup: `<View>
  <Text name="message" value="$text"/>
  <Choices name="fault" toName="message" choice="multiple">
    <Choice value="Spam"/>
    <Choice value="Insult"/>
    <Choice value="Threat"/>
    <Choice value="Personal data"/>
    <Choice value="Nothing wrong"/>
  </Choices>
  <TextArea name="comment" toName="message" rows="2" placeholder="Why? One sentence is enough."/>
</View>`,
  },
  {
    id: 'summarization',
    title: 'Summary',
    medium: 'text',
    summary: 'Write what a text says, shorter.',
    markup: `<View>
  <Text name="text" value="$text"/>
  <Header value="Summary in one or two sentences"/>
  <TextArea name="summary" toName="text" rows="4" maxSubmissions="1" required="true" editable="true"/>
</View>`,
  },
  {
    id: 'translation',
    title: 'Translation',
    medium: 'text',
    summary: 'Translate a text and say how sure you are.',
    markup: `<View>
  <Text name="source" value="$text"/>
  <TextArea name="translation" toName="source" rows="4" maxSubmissions="1" required="true" editable="true" placeholder="Translation"/>
  <Header value="How sure are you?" size="5"/>
  <Rating name="confidence" toName="source" maxRating="5"/>
</View>`,
  },
  {
    id: 'text-quality',
    title: 'Text quality',
    medium: 'text',
    summary: 'Rate how well a text reads, from one to five stars.',
    markup: `<View>
  <Text name="text" value="$text"/>
  <Header value="Clear" size="5"/>
  <Rating name="clear" toName="text" maxRating="5"/>
  <Header value="Correct" size="5"/>
  <Rating name="correct" toName="text" maxRating="5"/>
</View>`,
  },
];
