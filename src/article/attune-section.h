/* attune-section.h: a section of an article
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * AttuneSectionKind:
 * @ATTUNE_SECTION_TEXT: running text
 * @ATTUNE_SECTION_QUESTIONS: its child sections ask, their bodies answer
 * @ATTUNE_SECTION_RESOURCES: works with comments
 * @ATTUNE_SECTION_GLOSSARY: made from the terms
 * @ATTUNE_SECTION_REFERENCES: made from the references
 */
typedef enum
{
  ATTUNE_SECTION_TEXT,
  ATTUNE_SECTION_QUESTIONS,
  ATTUNE_SECTION_RESOURCES,
  ATTUNE_SECTION_GLOSSARY,
  ATTUNE_SECTION_REFERENCES,
} AttuneSectionKind;

#define ATTUNE_TYPE_SECTION (attune_section_get_type ())
G_DECLARE_FINAL_TYPE (AttuneSection, attune_section, ATTUNE, SECTION, GObject)

const char *attune_section_get_id (AttuneSection *self);
const char *attune_section_get_title (AttuneSection *self);
AttuneSectionKind attune_section_get_kind (AttuneSection *self);
AttuneSection *attune_section_get_parent (AttuneSection *self);
char *attune_section_dup_path (AttuneSection *self);
guint attune_section_get_depth (AttuneSection *self);
guint attune_section_get_index (AttuneSection *self);
GListModel *attune_section_get_sections (AttuneSection *self);
guint attune_section_get_first_block (AttuneSection *self);
guint attune_section_get_end_block (AttuneSection *self);

/* Making one; for the parser alone */

AttuneSection *attune_section_new (const char *id,
                                   const char *title,
                                   AttuneSectionKind kind,
                                   AttuneSection *parent,
                                   guint index,
                                   guint first_block);
void attune_section_append (AttuneSection *self, AttuneSection *child);
void attune_section_end (AttuneSection *self, guint end_block);

G_END_DECLS
