import type { Template } from './template.ts';

/** Conversations, read or heard. */
export const dialogueTemplates: readonly Template[] = [
  {
    id: 'coreference',
    title: 'Who is meant',
    medium: 'dialogue',
    summary: 'Mark who speaks of whom in a dialogue.',
    markup: `<View>
  <ParagraphLabels name="mention" toName="dialogue">
    <Label value="Person"/>
    <Label value="Place"/>
    <Label value="Thing"/>
  </ParagraphLabels>
  <Paragraphs name="dialogue" value="$dialogue" layout="dialogue"/>
  <Relations>
    <Relation value="is the same as"/>
  </Relations>
</View>`,
  },
  {
    id: 'slot-filling',
    title: 'Intents and slots',
    medium: 'dialogue',
    summary: 'Mark what a caller names and say what they want.',
    markup: `<View>
  <ParagraphLabels name="slot" toName="dialogue">
    <Label value="When"/>
    <Label value="Where"/>
    <Label value="How many"/>
  </ParagraphLabels>
  <Paragraphs name="dialogue" value="$dialogue" layout="dialogue"/>
  <Choices name="intent" toName="dialogue" choice="single" showInline="true">
    <Choice value="Booking"/>
    <Choice value="Change"/>
    <Choice value="Complaint"/>
  </Choices>
</View>`,
  },
  {
    id: 'next-reply',
    title: 'Write the next reply',
    medium: 'dialogue',
    summary: 'Read a dialogue and write what should be said next.',
    markup: `<View>
  <Paragraphs name="dialogue" value="$dialogue" layout="dialogue"/>
  <TextArea name="reply" toName="dialogue" rows="3" maxSubmissions="1" required="true" editable="true" placeholder="The next reply"/>
</View>`,
  },
  {
    id: 'chat-assessment',
    title: 'Assess a chat',
    medium: 'dialogue',
    summary: 'Rate a conversation and tick what went wrong.',
    markup: `<View>
  <Paragraphs name="chat" value="$chat" layout="dialogue"/>
  <Rating name="grade" toName="chat" maxRating="7" required="true"/>
  <Choices name="fault" toName="chat" choice="multiple" showInline="true">
    <Choice value="Wrong"/>
    <Choice value="Impolite"/>
    <Choice value="Too long"/>
    <Choice value="Off topic"/>
  </Choices>
</View>`,
  },
  {
    id: 'conversation-by-ear',
    title: 'Conversation by ear',
    medium: 'dialogue',
    summary: 'Read along while listening; mark what matters.',
    markup: `<View>
  <Audio name="audio" value="$audio" sync="talk"/>
  <ParagraphLabels name="moment" toName="talk">
    <Label value="Question"/>
    <Label value="Answer"/>
    <Label value="Laughter"/>
  </ParagraphLabels>
  <Paragraphs name="talk" value="$talk" layout="dialogue" sync="audio"/>
</View>`,
  },
  {
    id: 'reply-selection',
    title: 'Choose the next reply',
    medium: 'dialogue',
    summary: 'Read a dialogue and choose the best of three replies.',
    markup: `<View>
  <Paragraphs name="dialogue" value="$dialogue" layout="dialogue"/>
  <Header value="First reply"/>
  <Text name="first" value="$first"/>
  <Header value="Second reply"/>
  <Text name="second" value="$second"/>
  <Header value="Third reply"/>
  <Text name="third" value="$third"/>
  <Choices name="best" toName="dialogue" choice="single" showInline="true" required="true">
    <Choice value="First"/>
    <Choice value="Second"/>
    <Choice value="Third"/>
    <Choice value="None fits"/>
  </Choices>
  <!-- {"data": {"first": "Then it will be back when the mist is.", "second": "I like trains.", "third": "Did you see where it landed?"}} -->
</View>`,
  },
];
