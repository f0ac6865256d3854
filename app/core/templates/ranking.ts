import { paths } from '../paths.ts';
import type { Template } from './template.ts';

/** Comparing, ranking and scoring. */
export const rankingTemplates: readonly Template[] = [
  {
    id: 'pairwise',
    title: 'Choose one of two',
    medium: 'text',
    summary: 'Compare two texts and choose the better one.',
    markup: `<View>
  <Pairwise name="better" toName="left,right"/>
  <View style="display: grid; grid-template-columns: repeat(auto-fit, minmax(16rem, 1fr)); gap: 1rem">
    <Text name="left" value="$left"/>
    <Text name="right" value="$right"/>
  </View>
  <!-- {"data": {"left": "The heron waits for fish to come near.", "right": "The heron, a large bird, waits until a fish comes near enough to be caught."}} -->
</View>`,
  },
  {
    id: 'pairwise-pictures',
    title: 'Choose one of two pictures',
    medium: 'image',
    summary: 'Compare two pictures and choose the one that fits.',
    markup: `<View>
  <Header value="$wanted"/>
  <Pairwise name="better" toName="left,right"/>
  <View style="display: grid; grid-template-columns: repeat(auto-fit, minmax(16rem, 1fr)); gap: 1rem">
    <Image name="left" value="$left"/>
    <Image name="right" value="$right"/>
  </View>
  <!-- {"data": {"wanted": "A cat that runs", "left": "${paths.sampleMedia('running-cat.jpg')}", "right": "${paths.sampleMedia('photo.jpg')}"}} -->
</View>`,
  },
  {
    id: 'rank-answers',
    title: 'Rank answers',
    medium: 'text',
    summary: 'Bring answers into an order, best first.',
    markup: `<View>
  <Text name="question" value="$question"/>
  <List name="answers" value="$answers" title="Answers"/>
  <Ranker name="order" toName="answers"/>
</View>`,
  },
  {
    id: 'sort-into-buckets',
    title: 'Sort into buckets',
    medium: 'text',
    summary: 'Sort search results into relevant, half and not.',
    markup: `<View>
  <Text name="query" value="$query"/>
  <List name="results" value="$results" title="Results"/>
  <Ranker name="sorted" toName="results">
    <Bucket name="relevant" title="Relevant"/>
    <Bucket name="partly" title="Partly"/>
    <Bucket name="not" title="Not relevant"/>
  </Ranker>
</View>`,
  },
  {
    id: 'document-retrieval',
    title: 'Which document answers it',
    medium: 'text',
    summary: 'Choose the documents that answer a question.',
    markup: `<View>
  <Text name="query" value="$query"/>
  <Choices name="fitting" toName="query" choice="multiple" value="$documents"/>
  <!-- {"data": {"query": "When do herons nest?", "documents": [{"value": "Birds of the pond"}, {"value": "Boats of the river"}, {"value": "A year in the reeds"}]}} -->
</View>`,
  },
  {
    id: 'hypothesis-selection',
    title: 'Choose the best transcript',
    medium: 'audio',
    summary: 'Listen and choose the transcript that fits.',
    markup: `<View>
  <Audio name="audio" value="$audio"/>
  <Choices name="best" toName="audio" choice="single" value="$transcripts"/>
  <!-- {"data": {"audio": "${paths.sampleMedia('sound.wav')}", "transcripts": [{"value": "a rising tone"}, {"value": "arriving home"}]}} -->
</View>`,
  },
  {
    id: 'scores',
    title: 'Score by number',
    medium: 'text',
    summary: 'Give each text a score from 0 to 100.',
    markup: `<View>
  <Text name="text" value="$text"/>
  <Number name="score" toName="text" min="0" max="100" step="1" slider="true" required="true"/>
</View>`,
  },
  {
    id: 'image-retrieval',
    title: 'Which pictures are like this one',
    medium: 'image',
    summary: 'Compare found pictures with the one that was searched for.',
    markup: `<View>
  <Header value="Searched for"/>
  <Image name="query" value="$query"/>
  <View style="display: grid; grid-template-columns: repeat(auto-fit, minmax(14rem, 1fr)); gap: 1rem">
    <View>
      <Image name="first" value="$first"/>
      <Choices name="first_is" toName="first" choice="single" showInline="true" required="true">
        <Choice value="Alike"/>
        <Choice value="Different"/>
      </Choices>
    </View>
    <View>
      <Image name="second" value="$second"/>
      <Choices name="second_is" toName="second" choice="single" showInline="true" required="true">
        <Choice value="Alike"/>
        <Choice value="Different"/>
      </Choices>
    </View>
    <View>
      <Image name="third" value="$third"/>
      <Choices name="third_is" toName="third" choice="single" showInline="true" required="true">
        <Choice value="Alike"/>
        <Choice value="Different"/>
      </Choices>
    </View>
  </View>
  <!-- {"data": {"query": "${paths.sampleMedia('photo.jpg')}", "first": "${paths.sampleMedia('running-cat.jpg')}", "second": "${paths.sampleMedia('astronaut.jpg')}", "third": "${paths.sampleMedia('portrait.jpg')}"}} -->
</View>`,
  },
  {
    id: 'search-page',
    title: 'Rate a page of search results',
    medium: 'html',
    summary: 'Say how good a page of results is, and which of them answer the search.',
    markup: `<View>
  <Header value="Searched for"/>
  <Text name="query" value="$query"/>
  <HyperText name="page" value="$page"/>
  <Header value="How well does the page answer?"/>
  <Rating name="relevance" toName="page" maxRating="5" required="true"/>
  <Header value="Which results answer it?"/>
  <Choices name="answering" toName="page" choice="multiple" value="$results"/>
  <!-- {"data": {"query": "when do herons nest", "page": "<ol><li><b>Herons through the year</b><br>From February on they mend their nests in high trees.</li><li><b>Boats on the river</b><br>The Heron sails every Sunday.</li><li><b>Birds of the pond</b><br>Herons, swans and kingfishers.</li></ol>", "results": [{"value": "Herons through the year"}, {"value": "Boats on the river"}, {"value": "Birds of the pond"}]}} -->
</View>`,
  },
  {
    id: 'rank-pictures',
    title: 'Rank pictures',
    medium: 'image',
    summary: 'Bring the pictures of a prompt into an order, best first.',
    markup: `<View>
  <Text name="prompt" value="$prompt"/>
  <List name="pictures" value="$pictures" title="Pictures"/>
  <Ranker name="order" toName="pictures"/>
  <!-- {"data": {"prompt": "A cat that runs", "pictures": [{"id": "one", "title": "One", "html": "<img src='${paths.sampleMedia('running-cat.jpg')}' alt='One'>"}, {"id": "two", "title": "Two", "html": "<img src='${paths.sampleMedia('photo.jpg')}' alt='Two'>"}, {"id": "three", "title": "Three", "html": "<img src='${paths.sampleMedia('portrait.jpg')}' alt='Three'>"}]}} -->
</View>`,
  },
];
