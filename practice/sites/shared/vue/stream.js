// What every message stream drawn by Vue does: it shows the open chat and keeps its end in view.

/** @param drawn (folder, name) → the address of a drawn picture */
export const stream = ({ drawn, robot = '智能客服' }) => ({
  props: ['store'],
  computed: {
    chat() {
      return this.store.active;
    },
  },
  watch: {
    'chat.messages.length': 'toEnd',
    'store.activeId': 'toEnd',
  },
  mounted() {
    this.toEnd();
  },
  methods: {
    drawn,
    toEnd() {
      this.$nextTick(() => {
        const { scroll } = this.$refs;
        scroll.scrollTop = scroll.scrollHeight;
      });
    },
    mine: ({ side }) => side === 'seller' || side === 'robot',
    face(message) {
      return drawn('avatar', message.side === 'buyer' ? this.chat.id : message.side);
    },
    nameOf({ side }) {
      return { seller: this.store.account, robot, buyer: this.chat.nickname }[side];
    },
  },
});
