import type { Template } from './template.ts';

export const audioTemplates: readonly Template[] = [
  {
    id: 'transcription',
    title: 'Transcription',
    medium: 'audio',
    summary: 'Listen and write down what is said.',
    markup: `<View>
  <Audio name="audio" value="$audio"/>
  <Header value="What is said?"/>
  <TextArea name="transcription" toName="audio" rows="4" maxSubmissions="1" required="true" editable="true"/>
</View>`,
  },
  {
    id: 'transcription-by-parts',
    title: 'Transcription by parts',
    medium: 'audio',
    summary: 'Mark each stretch of speech and write down its words.',
    markup: `<View>
  <Labels name="part" toName="audio">
    <Label value="Speech"/>
    <Label value="Noise"/>
  </Labels>
  <Audio name="audio" value="$audio"/>
  <TextArea name="words" toName="audio" perRegion="true" rows="2" maxSubmissions="1" editable="true" placeholder="What is said here?"/>
</View>`,
  },
  {
    id: 'speakers',
    title: 'Who speaks when',
    medium: 'audio',
    summary: 'Mark on the waveform who is speaking.',
    markup: `<View>
  <Labels name="speaker" toName="audio">
    <Label value="Speaker one"/>
    <Label value="Speaker two"/>
    <Label value="Several at once"/>
  </Labels>
  <Audio name="audio" value="$audio"/>
</View>`,
  },
  {
    id: 'sound-events',
    title: 'Sound events',
    medium: 'audio',
    summary: 'Mark when which sound is heard.',
    markup: `<View>
  <Labels name="event" toName="audio">
    <Label value="Tone"/>
    <Label value="Bell"/>
    <Label value="Bird"/>
    <Label value="Noise"/>
  </Labels>
  <Audio name="audio" value="$audio"/>
</View>`,
  },
  {
    id: 'intent',
    title: 'Caller intent',
    medium: 'audio',
    summary: 'Say what a caller wants.',
    markup: `<View>
  <Audio name="audio" value="$audio"/>
  <Choices name="intent" toName="audio" choice="single" required="true">
    <Choice value="Order"/>
    <Choice value="Complaint"/>
    <Choice value="Question"/>
    <Choice value="Wrong number"/>
  </Choices>
</View>`,
  },
  {
    id: 'sound-quality',
    title: 'Sound quality',
    medium: 'audio',
    summary: 'Rate how well a recording can be heard.',
    markup: `<View>
  <Audio name="audio" value="$audio"/>
  <Rating name="quality" toName="audio" maxRating="10" required="true"/>
  <TextArea name="remark" toName="audio" rows="2" placeholder="What disturbs?"/>
</View>`,
  },
  {
    id: 'speech-transcription',
    title: 'Speech: who, what and how',
    medium: 'audio',
    summary: 'Mark who speaks, write down all words in one list and say how each part sounds.',
    markup: `<View>
  <Labels name="speaker" toName="audio">
    <Label value="Speaker one"/>
    <Label value="Speaker two"/>
  </Labels>
  <Audio name="audio" value="$audio"/>
  <View visibleWhen="region-selected">
    <Header value="How does it sound?"/>
    <Choices name="manner" toName="audio" choice="single" showInline="true" perRegion="true">
      <Choice value="Clear"/>
      <Choice value="Mumbled"/>
      <Choice value="Disturbed"/>
    </Choices>
  </View>
  <TextArea name="words" toName="audio" perRegion="true" displayMode="region-list" rows="2" maxSubmissions="1" required="true" editable="true" placeholder="What is said here?"/>
</View>`,
  },
  {
    id: 'intents-by-parts',
    title: 'Intents, part by part',
    medium: 'audio',
    summary: 'Mark each stretch of a call and say what is wanted there.',
    markup: `<View>
  <Labels name="part" toName="audio">
    <Label value="Caller"/>
    <Label value="Agent"/>
  </Labels>
  <Audio name="audio" value="$audio"/>
  <Choices name="intent" toName="audio" choice="single" showInline="true" perRegion="true" required="true">
    <Choice value="Greeting"/>
    <Choice value="Question"/>
    <Choice value="Order"/>
    <Choice value="Complaint"/>
    <Choice value="Farewell"/>
  </Choices>
</View>`,
  },
];
