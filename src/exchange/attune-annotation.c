/* attune-annotation.c: marks as W3C Web Annotations
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-annotation.h"

/* clang-format off */
G_DEFINE_QUARK (attune-annotation-error-quark, attune_annotation_error)
/* clang-format on */

AttuneAnnotation *
attune_annotation_new (guint number)
{
  AttuneAnnotation *self = g_new0 (AttuneAnnotation, 1);

  self->number = number;
  self->quote = (AttuneQuote) { g_strdup (""), g_strdup (""), g_strdup ("") };
  self->notes = g_string_new (NULL);
  self->tags = g_ptr_array_new_with_free_func (g_free);

  return self;
}

void
attune_annotation_free (AttuneAnnotation *self)
{
  g_clear_pointer (&self->iri, g_free);
  g_clear_pointer (&self->motivation, g_free);
  g_clear_pointer (&self->article_id, g_free);
  g_clear_pointer (&self->block_id, g_free);
  attune_quote_clear (&self->quote);
  g_string_free (self->notes, TRUE);
  g_clear_pointer (&self->tags, g_ptr_array_unref);
  g_clear_pointer (&self->kind, g_free);
  g_clear_pointer (&self->kind_name, g_free);
  g_clear_pointer (&self->revision, g_free);
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->created, g_date_time_unref);
  g_clear_pointer (&self->modified, g_date_time_unref);
  g_free (self);
}

/**
 * attune_annotation_make_uuid:
 * @name: anything, valid UTF-8
 *
 * Makes a UUID of a name, the same for the same name, by SHA-1 as
 * [RFC 9562](https://www.rfc-editor.org/rfc/rfc9562#section-5.5) has it for version 5.
 *
 * Returns: (transfer full): the UUID
 */
char *
attune_annotation_make_uuid (const char *name)
{
  static const guint8 namespace[16] = { 0x6e, 0x1f, 0x0b, 0x52, 0x7c, 0x3a, 0x4d, 0x0e,
                                        0x9b, 0x64, 0x21, 0xd8, 0x5a, 0xf0, 0x93, 0xc7 };
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA1);
  guint8 digest[20];
  gsize size = sizeof digest;

  g_checksum_update (checksum, namespace, sizeof namespace);
  g_checksum_update (checksum, (const guchar *) name, -1);
  g_checksum_get_digest (checksum, digest, &size);
  digest[6] = (digest[6] & 0x0f) | 0x50;
  digest[8] = (digest[8] & 0x3f) | 0x80;

  return g_strdup_printf ("%02x%02x%02x%02x-%02x%02x-%02x%02x-%02x%02x-%02x%02x%02x%02x%02x%02x",
                          digest[0], digest[1], digest[2], digest[3], digest[4], digest[5],
                          digest[6], digest[7], digest[8], digest[9], digest[10], digest[11],
                          digest[12], digest[13], digest[14], digest[15]);
}
