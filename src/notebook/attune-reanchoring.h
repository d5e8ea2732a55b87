/* attune-reanchoring.h: what becomes of the marks in a new edition
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "attune-notebook.h"

G_BEGIN_DECLS

/**
 * AttuneReanchored:
 * @n_moved: how many marks stand elsewhere now
 * @n_lost: how many were not found
 * @is_news: whether this edition is seen for the first time, so that the reader wants to know
 *
 * What became of the marks of an article.
 */
typedef struct
{
  guint n_moved;
  guint n_lost;
  gboolean is_news;
} AttuneReanchored;

void attune_notebook_reanchor_async (AttuneNotebook *self,
                                     AttuneArticle *article,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
gboolean attune_notebook_reanchor_finish (AttuneNotebook *self,
                                          GAsyncResult *result,
                                          AttuneReanchored *reanchored,
                                          GError **error);

G_END_DECLS
