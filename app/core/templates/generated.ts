import { paths } from '../paths.ts';
import type { Template } from './template.ts';

/** What models write and draw. */
export const generatedTemplates: readonly Template[] = [
  {
    id: 'supervised-fine-tuning',
    title: 'Write the answer to a prompt',
    medium: 'text',
    summary: 'Write the answer a model should have given.',
    markup: `<View>
  <Header value="Prompt"/>
  <Text name="prompt" value="$prompt"/>
  <TextArea name="answer" toName="prompt" rows="5" maxSubmissions="1" required="true" editable="true" placeholder="The answer"/>
</View>`,
  },
  {
    id: 'human-preference',
    title: 'Preference between two answers',
    medium: 'text',
    summary: 'Choose the better of two answers and say why.',
    markup: `<View>
  <Text name="prompt" value="$prompt"/>
  <Pairwise name="better" toName="first,second"/>
  <View style="display: grid; grid-template-columns: repeat(auto-fit, minmax(16rem, 1fr)); gap: 1rem">
    <Text name="first" value="$first"/>
    <Text name="second" value="$second"/>
  </View>
  <TextArea name="reason" toName="prompt" rows="2" placeholder="Why?"/>
  <!-- {"data": {"prompt": "Why do herons stand still?", "first": "They wait for fish to come near and would scare them by moving.", "second": "Herons are birds."}} -->
</View>`,
  },
  {
    id: 'text-to-image',
    title: 'Grade a generated picture',
    medium: 'image',
    summary: 'Say how well a picture fits its prompt.',
    markup: `<View>
  <Text name="prompt" value="$prompt"/>
  <Image name="image" value="$image"/>
  <Rating name="fits" toName="image" maxRating="5" required="true"/>
  <Choices name="flaw" toName="image" choice="multiple" showInline="true">
    <Choice value="Hands"/>
    <Choice value="Text"/>
    <Choice value="Proportions"/>
    <Choice value="None"/>
  </Choices>
  <!-- {"data": {"prompt": "A cat in the sun", "image": "${paths.sampleMedia('photo.jpg')}"}} -->
</View>`,
  },
];
