/* attune-shell-search-service.c: the desktop's search provider on the bus
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-shell-search-service.h"

#include "attune-search-provider2.h"
#include "attune-shell-search-launcher.h"
#include "attune-shell-search-provider.h"

/**
 * AttuneShellSearchService:
 *
 * A process without windows that answers the desktop's search. The bus starts it when the desktop
 * asks, and it leaves when it has not been asked for a while. It never answers with an error: the
 * desktop could do nothing with one but write it to its log.
 */
struct _AttuneShellSearchService
{
  GApplication parent_instance;

  GSettings *settings;
  AttuneShellSearchProvider *provider;
  AttuneSearchProvider2 *skeleton;
};

G_DEFINE_FINAL_TYPE (AttuneShellSearchService, attune_shell_search_service, G_TYPE_APPLICATION)

/* How long it stays after the last call, in seconds */
#define IDLE 30

/* A search that has not been answered. */
typedef struct
{
  AttuneShellSearchService *service;
  GDBusMethodInvocation *invocation;
} Question;

/* Asked at each call, so that it is off as soon as it is switched off. */
static gboolean
is_enabled (AttuneShellSearchService *self)
{
  return g_settings_get_boolean (self->settings, "desktop-search");
}

/* Whatever is asked keeps the process for a while longer. */
static void
stay (AttuneShellSearchService *self)
{
  g_application_hold (G_APPLICATION (self));
  g_application_release (G_APPLICATION (self));
}

/* Searching */

static void
answer (GDBusMethodInvocation *invocation, const char *const *ids)
{
  g_dbus_method_invocation_return_value (invocation, g_variant_new ("(^as)", ids));
}

static void
searched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  static const char *const nothing[] = { NULL };
  g_autofree Question *question = user_data;
  g_autoptr (AttuneShellSearchService) self = question->service;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) ids = attune_shell_search_provider_search_finish (
      ATTUNE_SHELL_SEARCH_PROVIDER (source), result, &error);

  if (ids == NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_warning ("Searching failed: %s", error->message);
  answer (question->invocation, ids != NULL ? (const char *const *) ids : nothing);
  g_application_release (G_APPLICATION (self));
}

static void
search (AttuneShellSearchService *self, GDBusMethodInvocation *invocation, const char *const *terms)
{
  static const char *const nothing[] = { NULL };
  Question *question = NULL;

  if (!is_enabled (self))
    {
      stay (self);
      answer (invocation, nothing);
      return;
    }

  g_application_hold (G_APPLICATION (self));
  question = g_new0 (Question, 1);
  question->service = g_object_ref (self);
  question->invocation = invocation;
  attune_shell_search_provider_search_async (self->provider, terms, NULL, searched_cb, question);
}

static gboolean
get_initial_result_set_cb (AttuneShellSearchService *self,
                           GDBusMethodInvocation *invocation,
                           const char *const *terms)
{
  search (self, invocation, terms);

  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

/* A new search takes less than a look at each of the previous results would. And not all of what
 * is found now is among them: a longer word may be another. */
static gboolean
get_subsearch_result_set_cb (AttuneShellSearchService *self,
                             GDBusMethodInvocation *invocation,
                             const char *const *previous,
                             const char *const *terms)
{
  search (self, invocation, terms);

  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static gboolean
get_result_metas_cb (AttuneShellSearchService *self,
                     GDBusMethodInvocation *invocation,
                     const char *const *ids)
{
  static const char *const nothing[] = { NULL };
  GVariant *metas = attune_shell_search_provider_describe (self->provider,
                                                           is_enabled (self) ? ids : nothing);

  stay (self);
  attune_search_provider2_complete_get_result_metas (self->skeleton, invocation, metas);

  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

/* Opening. What the reader has chosen is opened also where it was shown before this was switched
 * off. */

static gboolean
activate_result_cb (AttuneShellSearchService *self,
                    GDBusMethodInvocation *invocation,
                    const char *id,
                    const char *const *terms,
                    guint timestamp)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AttunePlace) place = attune_place_parse (id, &error);

  stay (self);
  /* A place that a new edition does not have is the program's to tell of. */
  if (place != NULL)
    attune_shell_search_launcher_open (G_APPLICATION (self), id, timestamp);
  else
    g_warning ("The result cannot be opened: %s", error->message);
  attune_search_provider2_complete_activate_result (self->skeleton, invocation);

  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static gboolean
launch_search_cb (AttuneShellSearchService *self,
                  GDBusMethodInvocation *invocation,
                  const char *const *terms,
                  guint timestamp)
{
  g_autofree char *words = attune_shell_search_provider_join_terms (terms);

  stay (self);
  attune_shell_search_launcher_search (G_APPLICATION (self), words, timestamp);
  attune_search_provider2_complete_launch_search (self->skeleton, invocation);

  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

/* The process */

static AttuneShellSearchProvider *
make_provider (void)
{
  g_autoptr (AttuneLibrary) library = attune_library_new ();
  g_autofree char *path = attune_search_index_dup_default_path ();
  g_autoptr (AttuneSearchIndex) index = NULL;
  const GPtrArray *errors = attune_library_get_errors (library);

  attune_library_add_resource (library, ATTUNE_RESOURCE_PATH "/articles");
  for (guint i = 0; i < errors->len; i++)
    g_warning ("%s", ((GError *) g_ptr_array_index (errors, i))->message);
  index = attune_search_index_new (library, path);

  return attune_shell_search_provider_new (library, index);
}

/* Comes before the name is taken: whoever finds the name finds the object. */
static gboolean
attune_shell_search_service_dbus_register (GApplication *application,
                                           GDBusConnection *connection,
                                           const char *object_path,
                                           GError **error)
{
  AttuneShellSearchService *self = ATTUNE_SHELL_SEARCH_SERVICE (application);

  return G_APPLICATION_CLASS (attune_shell_search_service_parent_class)
             ->dbus_register (application, connection, object_path, error) &&
         g_dbus_interface_skeleton_export (G_DBUS_INTERFACE_SKELETON (self->skeleton), connection,
                                           object_path, error);
}

static void
attune_shell_search_service_dbus_unregister (GApplication *application,
                                             GDBusConnection *connection,
                                             const char *object_path)
{
  AttuneShellSearchService *self = ATTUNE_SHELL_SEARCH_SERVICE (application);

  /* It is not exported where that has failed, and gone where this never ran. */
  if (self->skeleton != NULL && g_dbus_interface_skeleton_has_connection (
                                    G_DBUS_INTERFACE_SKELETON (self->skeleton), connection))
    g_dbus_interface_skeleton_unexport (G_DBUS_INTERFACE_SKELETON (self->skeleton));

  G_APPLICATION_CLASS (attune_shell_search_service_parent_class)
      ->dbus_unregister (application, connection, object_path);
}

static void
attune_shell_search_service_startup (GApplication *application)
{
  AttuneShellSearchService *self = ATTUNE_SHELL_SEARCH_SERVICE (application);

  G_APPLICATION_CLASS (attune_shell_search_service_parent_class)->startup (application);

  self->settings = g_settings_new (ATTUNE_APPLICATION_ID);
  self->provider = make_provider ();
}

static int
attune_shell_search_service_handle_local_options (GApplication *application, GVariantDict *options)
{
  int seconds = IDLE;

  g_variant_dict_lookup (options, "idle", "i", &seconds);
  g_application_set_inactivity_timeout (application, (guint) MAX (seconds, 0) * 1000);

  return -1;
}

static void
attune_shell_search_service_dispose (GObject *object)
{
  AttuneShellSearchService *self = ATTUNE_SHELL_SEARCH_SERVICE (object);

  g_clear_object (&self->skeleton);
  g_clear_object (&self->provider);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (attune_shell_search_service_parent_class)->dispose (object);
}

static void
attune_shell_search_service_class_init (AttuneShellSearchServiceClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = attune_shell_search_service_dispose;
  application_class->dbus_register = attune_shell_search_service_dbus_register;
  application_class->dbus_unregister = attune_shell_search_service_dbus_unregister;
  application_class->startup = attune_shell_search_service_startup;
  application_class->handle_local_options = attune_shell_search_service_handle_local_options;
}

static void
attune_shell_search_service_init (AttuneShellSearchService *self)
{
  /* For tests, which do not wait for so long; so it is not in the help, nor translated. */
  static const GOptionEntry options[] = {
    { "idle", 0, G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_INT, NULL, "How long to stay", "SECONDS" },
    { NULL },
  };

  g_application_add_main_option_entries (G_APPLICATION (self), options);
  self->skeleton = attune_search_provider2_skeleton_new ();
  g_signal_connect_object (self->skeleton, "handle-get-initial-result-set",
                           G_CALLBACK (get_initial_result_set_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->skeleton, "handle-get-subsearch-result-set",
                           G_CALLBACK (get_subsearch_result_set_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->skeleton, "handle-get-result-metas",
                           G_CALLBACK (get_result_metas_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->skeleton, "handle-activate-result",
                           G_CALLBACK (activate_result_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->skeleton, "handle-launch-search", G_CALLBACK (launch_search_cb),
                           self, G_CONNECT_SWAPPED);
}

/**
 * attune_shell_search_service_new:
 *
 * Returns: (transfer full): the process; its name on the bus is the program's with
 *   `.SearchProvider` behind it, and its object's path the same with slashes
 */
AttuneShellSearchService *
attune_shell_search_service_new (void)
{
  return g_object_new (ATTUNE_TYPE_SHELL_SEARCH_SERVICE, "application-id",
                       ATTUNE_APPLICATION_ID ".SearchProvider", "flags", G_APPLICATION_IS_SERVICE,
                       NULL);
}
