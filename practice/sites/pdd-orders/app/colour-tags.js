// The dialog's five colours. Must never choose one by itself.

import { TAGS } from '../tags.mjs';

export function ColourTags({ flag, choose }) {
  return (
    <div className="remark_colours__0Ka3f">
      {TAGS.map((one) => (
        <div
          key={one.tag}
          className={one.word === flag ? 'remark_tag-wraper__1Cq8z remark_active-tag__3Je0r' : 'remark_tag-wraper__1Cq8z'}
          onClick={() => choose(one.word)}
        >
          <i className="remark_dot__2Ls6v" data-colour={one.tag} />
          <span className="input-text">{one.name}</span>
        </div>
      ))}
    </div>
  );
}
