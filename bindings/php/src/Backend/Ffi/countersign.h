typedef uint32_t countersign_status;
typedef uint32_t countersign_kind;
typedef uint32_t countersign_event;
typedef uint32_t countersign_action;
typedef uint32_t countersign_algorithm;
typedef struct countersign_buffer countersign_buffer;
typedef struct countersign_diagnosis countersign_diagnosis;
typedef struct countersign_notification countersign_notification;
typedef struct countersign_policy countersign_policy;
typedef struct countersign_secret_key countersign_secret_key;
typedef struct countersign_verifier countersign_verifier;
typedef struct countersign_error {
    uint32_t status;
    char field[64];
    uint32_t reserved[7];
    char text[256];
} countersign_error;
typedef struct countersign_bytes {
    const char *data;
    size_t len;
} countersign_bytes;
typedef struct countersign_field {
    struct countersign_bytes path;
    struct countersign_bytes value;
} countersign_field;
typedef struct countersign_finding {
    const char *id;
    const char *code;
    const char *text;
    const char *field;
    size_t secret;
    uint32_t algorithm;
    uint32_t certain;
    size_t reserved[4];
} countersign_finding;
typedef struct countersign_signature {
    size_t secret;
    uint32_t algorithm;
    uint32_t well_formed;
    size_t reserved[4];
} countersign_signature;
const char *countersign_version(void);
uint32_t countersign_abi_version(void);
const char *countersign_status_code(uint32_t status);
const char *countersign_status_text(uint32_t status);
uint32_t countersign_status_is_refusal(uint32_t status);
const char *countersign_algorithm_name(uint32_t algorithm);
const char *countersign_kind_name(uint32_t kind);
const char *countersign_event_name(uint32_t event);
const char *countersign_action_name(uint32_t action);
countersign_status countersign_secret_key_new(const char *key,
                                              size_t key_length,
                                              struct countersign_secret_key **result);
void countersign_secret_key_free(struct countersign_secret_key *key);
countersign_status countersign_policy_new(struct countersign_policy **result);
void countersign_policy_free(struct countersign_policy *policy);
countersign_status countersign_policy_accept(struct countersign_policy *policy,
                                             uint32_t algorithms);
countersign_status countersign_policy_demand_kind(struct countersign_policy *policy,
                                                  uint32_t kind);
countersign_status countersign_policy_require_all(struct countersign_policy *policy,
                                                  uint32_t on);
countersign_status countersign_policy_strict(struct countersign_policy *policy,
                                             uint32_t on);
countersign_status countersign_policy_max_age(struct countersign_policy *policy,
                                              uint64_t seconds);
countersign_status countersign_policy_max_body(struct countersign_policy *policy,
                                               size_t bytes);
countersign_status countersign_policy_max_fields(struct countersign_policy *policy,
                                                 size_t count);
countersign_status countersign_policy_max_name(struct countersign_policy *policy,
                                               size_t bytes);
countersign_status countersign_policy_max_depth(struct countersign_policy *policy,
                                                size_t levels);
countersign_status countersign_verifier_new(struct countersign_secret_key *const *keys,
                                            size_t key_count,
                                            const struct countersign_policy *policy,
                                            struct countersign_verifier **result);
void countersign_verifier_free(struct countersign_verifier *verifier);
countersign_status countersign_verify(const struct countersign_verifier *verifier,
                                      const char *body,
                                      size_t body_length,
                                      struct countersign_notification **result,
                                      struct countersign_error *error);
countersign_status countersign_verify_at(const struct countersign_verifier *verifier,
                                         const char *body,
                                         size_t body_length,
                                         int64_t now,
                                         struct countersign_notification **result,
                                         struct countersign_error *error);
void countersign_notification_free(struct countersign_notification *notification);
countersign_kind countersign_notification_kind(const struct countersign_notification *notification);
countersign_algorithm countersign_notification_algorithm(const struct countersign_notification *notification);
size_t countersign_notification_secret_index(const struct countersign_notification *notification);
uint32_t countersign_notification_has_repeated_fields(const struct countersign_notification *notification);
countersign_event countersign_notification_event(const struct countersign_notification *notification);
countersign_action countersign_notification_action(const struct countersign_notification *notification);
countersign_status countersign_notification_get(const struct countersign_notification *notification,
                                                const char *path,
                                                size_t path_length,
                                                struct countersign_bytes *result);
size_t countersign_notification_field_count(const struct countersign_notification *notification);
countersign_status countersign_notification_field(const struct countersign_notification *notification,
                                                  size_t index,
                                                  struct countersign_field *result);
countersign_status countersign_notification_pack(const struct countersign_notification *notification,
                                                 struct countersign_buffer **result);
countersign_status countersign_notification_receipt(const struct countersign_notification *notification,
                                                    int64_t now,
                                                    char *text,
                                                    size_t text_size,
                                                    struct countersign_error *error);
countersign_status countersign_notification_receipt_with(const struct countersign_notification *notification,
                                                         uint32_t algorithm,
                                                         const char *date,
                                                         size_t date_length,
                                                         char *text,
                                                         size_t text_size,
                                                         struct countersign_error *error);
countersign_status countersign_notification_json(const struct countersign_notification *notification,
                                                 struct countersign_buffer **result);
countersign_status countersign_notification_redacted(const struct countersign_notification *notification,
                                                     struct countersign_buffer **result);
countersign_status countersign_notification_dedupe_key(const struct countersign_notification *notification,
                                                       char *text,
                                                       size_t text_size,
                                                       struct countersign_error *error);
countersign_status countersign_notification_delivery_id(const struct countersign_notification *notification,
                                                        char *text,
                                                        size_t text_size);
countersign_status countersign_notification_age(const struct countersign_notification *notification,
                                                int64_t now,
                                                int64_t *result,
                                                struct countersign_error *error);
countersign_status countersign_sign(const struct countersign_secret_key *key,
                                    uint32_t algorithms,
                                    const char *body,
                                    size_t body_length,
                                    struct countersign_buffer **result,
                                    struct countersign_error *error);
countersign_status countersign_diagnose(const char *body,
                                        size_t body_length,
                                        const struct countersign_bytes *secrets,
                                        size_t secret_count,
                                        const struct countersign_policy *policy,
                                        struct countersign_diagnosis **result);
void countersign_diagnosis_free(struct countersign_diagnosis *diagnosis);
size_t countersign_diagnosis_finding_count(const struct countersign_diagnosis *diagnosis);
countersign_status countersign_diagnosis_finding(const struct countersign_diagnosis *diagnosis,
                                                 size_t index,
                                                 struct countersign_finding *result);
size_t countersign_diagnosis_signature_count(const struct countersign_diagnosis *diagnosis);
countersign_status countersign_diagnosis_signature(const struct countersign_diagnosis *diagnosis,
                                                   size_t index,
                                                   struct countersign_signature *result);
size_t countersign_diagnosis_secret(const struct countersign_diagnosis *diagnosis);
countersign_status countersign_diagnosis_error(const struct countersign_diagnosis *diagnosis);
uint32_t countersign_diagnosis_is_complete(const struct countersign_diagnosis *diagnosis);
const char *countersign_buffer_data(const struct countersign_buffer *buffer);
size_t countersign_buffer_length(const struct countersign_buffer *buffer);
void countersign_buffer_free(struct countersign_buffer *buffer);
void countersign_wipe(void *data,
                      size_t length);
