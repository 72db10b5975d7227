import 'one-neuron';
import { createApp, h, ref } from 'vue';

const Trial = {
  props: ['eta'],
  setup({ eta }) {
    const ended = ref(0);
    const onEnded = (event) => (ended.value = event.target.currentEpoch);
    return () => [
      h('one-neuron', { dataset: 'and', eta, rate: 1000, controls: true, onEnded }),
      h('p', { id: 'said' }, `Ended at ${ended.value}.`),
    ];
  },
};

createApp(Trial, { eta: 0.1 }).mount('#app');
