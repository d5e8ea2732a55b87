/* attune-markup.h: the inline markup of the article format
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "attune-text.h"

G_BEGIN_DECLS

/**
 * AttuneMarkupContext:
 * @language: BCP 47, for the quotation marks
 * @references: (element-type utf8 AttuneReference): those that may be cited
 * @terms: (element-type utf8 gpointer): ids of the terms that there are
 * @links: (element-type utf8) (nullable): takes the targets of links, to be checked later
 *
 * What the markup of an article may refer to.
 */
typedef struct
{
  const char *language;
  GHashTable *references;
  GHashTable *terms;
  GPtrArray *links;
} AttuneMarkupContext;

AttuneText *
attune_markup_parse (const char *markup, const AttuneMarkupContext *context, GError **error);

G_END_DECLS
