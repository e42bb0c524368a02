// Generated from openapi.json by npm run generate. Do not edit.
export interface paths {
    "/billing/v1/costs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What each resource cost on each day, the end date not included */
        get: operations["listCosts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/billing/v1/payment-events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What became of a payment, as its provider tells it: signed in samsa-signature, kept once by its id */
        post: operations["receivePaymentEvent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cmk/v2/clusters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The Kafka clusters of an environment */
        get: operations["listClusters"];
        put?: never;
        /** Want a Kafka cluster */
        post: operations["createCluster"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cmk/v2/clusters/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One Kafka cluster */
        get: operations["getCluster"];
        put?: never;
        post?: never;
        /** Delete a Kafka cluster and its data */
        delete: operations["deleteCluster"];
        options?: never;
        head?: never;
        /** Rename, resize, upgrade or protect a Kafka cluster */
        patch: operations["patchCluster"];
        trace?: never;
    };
    "/docs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The reference, for people */
        get: operations["getDocs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/docs/{asset}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A file of the reference page */
        get: operations["getDocsAsset"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/fleet/v1/autoscale": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The regions whose room is looked after */
        get: operations["listAutoscale"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/fleet/v1/autoscale-decisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was done for a region’s room, or would have been, and why: the newest first, one for each change of mind */
        get: operations["listAutoscaleDecisions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/fleet/v1/autoscale/{cloud}/{region}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How the room of one region is looked after */
        get: operations["getAutoscale"];
        /** Say how much room a region is to have, and whether to act or to rehearse */
        put: operations["putAutoscale"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/fleet/v1/clusters/{id}/explain": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Why a cluster of any tenant is as it is, and what those who run the fleet can do */
        get: operations["explainFleetCluster"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/fleet/v1/data-planes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The data planes; retired ones only when asked for by their state */
        get: operations["listDataPlanes"];
        put?: never;
        /** Take a Kubernetes cluster into the fleet */
        post: operations["registerDataPlane"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/fleet/v1/data-planes/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One data plane with its health and what was found there */
        get: operations["getDataPlane"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Rename, label, taint, resize a data plane, or give it a new kubeconfig */
        patch: operations["patchDataPlane"];
        trace?: never;
    };
    "/fleet/v1/data-planes/{id}:cordon": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Place no new clusters on it; those it has go on */
        post: operations["cordonDataPlane"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/fleet/v1/data-planes/{id}:drain": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let it become empty: nothing is placed on it, and it says what still stands there */
        post: operations["drainDataPlane"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/fleet/v1/data-planes/{id}:retire": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let an empty data plane go, for ever */
        post: operations["retireDataPlane"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/fleet/v1/data-planes/{id}:uncordon": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Place clusters on it again; ends a drain as well */
        post: operations["uncordonDataPlane"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/fleet/v1/data-planes/{id}/capacity": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a data plane has, what is held of it, and how long the rest lasts */
        get: operations["getDataPlaneCapacity"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/fleet/v1/drift": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What somebody else changed of ours, the newest first */
        get: operations["listDrift"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/fleet/v1/drift/{id}:adopt": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Keep a field as it was found, from now on */
        post: operations["adoptDrift"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/fleet/v1/drift/{id}:revert": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Put a field back to what is wanted, whoever holds it */
        post: operations["revertDrift"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/fleet/v1/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Which versions of the key-encryption key wrap secrets, and how far a rotation is */
        get: operations["getEncryptionKeys"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/fleet/v1/keys:rotate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make a new key-encryption key and wrap every secret by it, in the background */
        post: operations["rotateEncryptionKeys"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/fleet/v1/operations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Operations of all tenants, the newest first */
        get: operations["listFleetOperations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/fleet/v1/operations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One operation of any tenant */
        get: operations["getFleetOperation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/fleet/v1/operations/{id}:cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Undo an operation of any tenant, as the tenant itself could */
        post: operations["cancelFleetOperation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/fleet/v1/operations/{id}:retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Try it again now: ends quarantine, however long the next try was put off */
        post: operations["retryFleetOperation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/fleet/v1/operations/{id}:retry-from-step": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Do a step again and all that follow it; each may be done any number of times */
        post: operations["retryFleetOperationFromStep"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/fleet/v1/organizations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All organizations, with what they use and how they stand with their bill */
        get: operations["listFleetOrganizations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/fleet/v1/organizations/{id}:resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let an organization go on that was suspended by hand */
        post: operations["resumeOrganization"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/fleet/v1/organizations/{id}:suspend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Stop the brokers of an organization and keep their volumes, until it is let go on */
        post: operations["suspendOrganization"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/fleet/v1/organizations/{id}/adjustments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Add to, or with a negative amount take from, the next invoice of an organization */
        post: operations["createAdjustment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/fleet/v1/organizations/{id}/billing-account": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How an organization stands with its bill */
        get: operations["getFleetBillingAccount"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Say where an organization owes taxes and what support it has; make it pay instead of being on trial */
        patch: operations["patchFleetBillingAccount"];
        trace?: never;
    };
    "/fleet/v1/organizations/{id}/credits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give an organization a credit, for what it uses from the current month on */
        post: operations["grantCredit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/fleet/v1/organizations/{id}/invoices/{invoice}:mark-paid": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Write down that an invoice was paid, by what */
        post: operations["markInvoicePaid"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/fleet/v1/organizations/{id}/invoices/{invoice}:refund": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Write down that what was paid for an invoice was given back */
        post: operations["refundInvoice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/fleet/v1/organizations/{id}/invoices/{invoice}:void": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask for an invoice no more */
        post: operations["voidInvoice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/fleet/v1/organizations/{id}/trial:extend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let a trial last longer, from its end or from now, with more credit or without */
        post: operations["extendTrial"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/fleet/v1/pauses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is paused, by whom, since when and why */
        get: operations["listPauses"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/fleet/v1/pauses/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Pause a scope, or give its pause another reason */
        put: operations["putPause"];
        post?: never;
        /** Lift a pause: what waited goes on at once */
        delete: operations["deletePause"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/fleet/v1/placements:explain": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Where a cluster would go, and why not elsewhere; nothing is changed */
        post: operations["explainPlacement"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/fleet/v1/plans": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The plans, each in its newest revision */
        get: operations["listPlans"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/fleet/v1/plans/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The newest revision of a plan */
        get: operations["getPlan"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/fleet/v1/plans/{id}/revisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every revision of a plan, the newest first */
        get: operations["listPlanRevisions"];
        put?: never;
        /** What clusters created from now on are made of; those there are keep theirs */
        post: operations["createPlanRevision"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/fleet/v1/price-books": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every version of the prices of every currency */
        get: operations["listPriceBooks"];
        put?: never;
        /** Publish the next version of the prices of a currency, from a date in the future on */
        post: operations["publishPriceBook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/fleet/v1/promo-codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Promo codes, the newest first, and how often each was redeemed */
        get: operations["listPromoCodes"];
        put?: never;
        /** Make a promo code */
        post: operations["createPromoCode"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/fleet/v1/quota-requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Requests of all organizations, the oldest first */
        get: operations["listFleetQuotaRequests"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/fleet/v1/quota-requests/{id}:approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Grant a request or a part of it, for good or for a time */
        post: operations["approveQuotaRequest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/fleet/v1/quota-requests/{id}:decline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Decline a request, with the reason its tenant reads */
        post: operations["declineQuotaRequest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/fleet/v1/quotas/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What an organization holds and may hold */
        get: operations["getQuota"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Let an organization hold more, or no more */
        patch: operations["patchQuota"];
        trace?: never;
    };
    "/fleet/v1/tax-rates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Taxes by country and organization, the newest first */
        get: operations["listTaxRates"];
        put?: never;
        /** Say what tax a country, or an organization in its place, owes from a date on; 0 for none */
        post: operations["createTaxRate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/fleet/v1/usage-proofs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Days whose usage was counted again, the newest first */
        get: operations["listUsageProofs"];
        put?: never;
        /** Have a day counted again now; of today, as far as it has come */
        post: operations["createUsageProof"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/fleet/v1/usage-proofs/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A recount with its differences */
        get: operations["getUsageProof"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/fleet/v1/whole-cluster-templates/{cloud}/{region}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a whole cluster of a region is made of */
        get: operations["getWholeClusterTemplate"];
        /** Say what whole clusters of a region are made of from now on; those there are stay as they are */
        put: operations["putWholeClusterTemplate"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/fleet/v1/whole-clusters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Kubernetes clusters made by Cluster API; those gone only when asked for by their state */
        get: operations["listWholeClusters"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/fleet/v1/whole-clusters/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One of them, with its steps, the provider’s conditions and the cause when it does not go on */
        get: operations["getWholeCluster"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/healthz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Alive: answers while the process runs; says how the database is */
        get: operations["getHealth"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/iam/v2/api-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** API keys, without their secrets */
        get: operations["listApiKeys"];
        put?: never;
        /** Make an API key; its secret is answered this once */
        post: operations["createApiKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/iam/v2/api-keys/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One API key, without its secret */
        get: operations["getApiKey"];
        put?: never;
        post?: never;
        /** Delete an API key: it is refused everywhere at once */
        delete: operations["deleteApiKey"];
        options?: never;
        head?: never;
        /** Rename or describe an API key */
        patch: operations["patchApiKey"];
        trace?: never;
    };
    "/iam/v2/invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Invitations sent */
        get: operations["listInvitations"];
        put?: never;
        /** Invite a person by e-mail */
        post: operations["createInvitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/iam/v2/invitations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One invitation */
        get: operations["getInvitation"];
        put?: never;
        post?: never;
        /** Withdraw an invitation not yet accepted */
        delete: operations["deleteInvitation"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/iam/v2/role-bindings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Role bindings at and, with /*, below a CRN */
        get: operations["listRoleBindings"];
        put?: never;
        /** Give a role */
        post: operations["createRoleBinding"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/iam/v2/role-bindings/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One role binding */
        get: operations["getRoleBinding"];
        put?: never;
        post?: never;
        /** Take a role away; answers what it was */
        delete: operations["deleteRoleBinding"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/iam/v2/service-accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The service accounts of the organization */
        get: operations["listServiceAccounts"];
        put?: never;
        /** Make a service account */
        post: operations["createServiceAccount"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/iam/v2/service-accounts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One service account */
        get: operations["getServiceAccount"];
        put?: never;
        post?: never;
        /** Delete a service account with its keys and bindings */
        delete: operations["deleteServiceAccount"];
        options?: never;
        head?: never;
        /** Rename or describe a service account */
        patch: operations["patchServiceAccount"];
        trace?: never;
    };
    "/iam/v2/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The people of the organization */
        get: operations["listUsers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/iam/v2/users/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One person */
        get: operations["getUser"];
        put?: never;
        post?: never;
        /** Remove a person from the organization: their sessions end, their keys and roles go */
        delete: operations["deleteUser"];
        options?: never;
        head?: never;
        /** Change a person’s name */
        patch: operations["patchUser"];
        trace?: never;
    };
    "/kafka/v3/clusters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The one cluster that the key belongs to */
        get: operations["listKafkaClusters"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/kafka/v3/clusters/{cluster_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The cluster and where its parts are found */
        get: operations["getKafkaCluster"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/kafka/v3/clusters/{cluster_id}/acls": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The access control entries that match */
        get: operations["getKafkaAcls"];
        put?: never;
        /** Add an access control entry */
        post: operations["createKafkaAcls"];
        /** Delete the access control entries that match, and say which they were */
        delete: operations["deleteKafkaAcls"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/kafka/v3/clusters/{cluster_id}/acls:batch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Add several access control entries */
        post: operations["batchCreateKafkaAcls"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/kafka/v3/clusters/{cluster_id}/broker-configs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What has been set for the whole cluster */
        get: operations["listKafkaClusterConfigs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/kafka/v3/clusters/{cluster_id}/broker-configs:alter": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Set and reset several configs of the cluster at once */
        post: operations["updateKafkaClusterConfigs"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/kafka/v3/clusters/{cluster_id}/broker-configs/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One config set for the whole cluster */
        get: operations["getKafkaClusterConfig"];
        /** Set one config for the whole cluster */
        put: operations["updateKafkaClusterConfig"];
        post?: never;
        /** Reset one config of the cluster */
        delete: operations["deleteKafkaClusterConfig"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/kafka/v3/clusters/{cluster_id}/consumer-groups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The consumer groups that the key may describe */
        get: operations["listKafkaConsumerGroups"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/kafka/v3/clusters/{cluster_id}/consumer-groups/{consumer_group_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One consumer group */
        get: operations["getKafkaConsumerGroup"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/kafka/v3/clusters/{cluster_id}/consumer-groups/{consumer_group_id}/consumers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The members of a group */
        get: operations["listKafkaConsumers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/kafka/v3/clusters/{cluster_id}/consumer-groups/{consumer_group_id}/consumers/{consumer_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One member of a group */
        get: operations["getKafkaConsumer"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/kafka/v3/clusters/{cluster_id}/consumer-groups/{consumer_group_id}/consumers/{consumer_id}/assignments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The partitions a member holds */
        get: operations["listKafkaConsumerAssignments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/kafka/v3/clusters/{cluster_id}/consumer-groups/{consumer_group_id}/lag-summary": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How far behind a group is in all, and where most */
        get: operations["getKafkaConsumerGroupLagSummary"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/kafka/v3/clusters/{cluster_id}/consumer-groups/{consumer_group_id}/lags": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How far behind a group is on each partition */
        get: operations["listKafkaConsumerLags"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/kafka/v3/clusters/{cluster_id}/consumer-groups/{consumer_group_id}/lags/{topic_name}/partitions/{partition_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How far behind a group is on one partition */
        get: operations["getKafkaConsumerLag"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/kafka/v3/clusters/{cluster_id}/topics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The topics that the key may describe */
        get: operations["listKafkaTopics"];
        put?: never;
        /** Make a topic */
        post: operations["createKafkaTopic"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/kafka/v3/clusters/{cluster_id}/topics/-/configs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The configs of every topic in one call */
        get: operations["listKafkaAllTopicConfigs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/kafka/v3/clusters/{cluster_id}/topics/{topic_name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One topic */
        get: operations["getKafkaTopic"];
        put?: never;
        post?: never;
        /** Delete a topic and its records */
        delete: operations["deleteKafkaTopic"];
        options?: never;
        head?: never;
        /** Give a topic more partitions */
        patch: operations["updatePartitionCountKafkaTopic"];
        trace?: never;
    };
    "/kafka/v3/clusters/{cluster_id}/topics/{topic_name}/configs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The configs of a topic, set or inherited */
        get: operations["listKafkaTopicConfigs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/kafka/v3/clusters/{cluster_id}/topics/{topic_name}/configs:alter": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Set and reset several configs of a topic at once */
        post: operations["updateKafkaTopicConfigBatch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/kafka/v3/clusters/{cluster_id}/topics/{topic_name}/configs/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One config of a topic */
        get: operations["getKafkaTopicConfig"];
        /** Set one config of a topic */
        put: operations["updateKafkaTopicConfig"];
        post?: never;
        /** Reset one config of a topic to what it inherits */
        delete: operations["deleteKafkaTopicConfig"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/kafka/v3/clusters/{cluster_id}/topics/{topic_name}/default-configs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The configs a topic of this name has where it sets none */
        get: operations["listKafkaDefaultTopicConfigs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/kafka/v3/clusters/{cluster_id}/topics/{topic_name}/partitions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The partitions of a topic */
        get: operations["listKafkaPartitions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/kafka/v3/clusters/{cluster_id}/topics/{topic_name}/partitions/{partition_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One partition */
        get: operations["getKafkaPartition"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/kafka/v3/clusters/{cluster_id}/topics/{topic_name}/partitions/{partition_id}/replicas": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where copies of a partition are */
        get: operations["listKafkaReplicas"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/kafka/v3/clusters/{cluster_id}/topics/{topic_name}/partitions/{partition_id}/replicas/{broker_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One copy of a partition */
        get: operations["getKafkaReplica"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/kafka/v3/clusters/{cluster_id}/topics/{topic_name}/records": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Append one record, or a stream of them */
        post: operations["produceRecord"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/openapi.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** This document */
        get: operations["getOpenApi"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/org/v2/environments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The environments the caller may see */
        get: operations["listEnvironments"];
        put?: never;
        /** Make an environment */
        post: operations["createEnvironment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/org/v2/environments/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One environment */
        get: operations["getEnvironment"];
        put?: never;
        post?: never;
        /** Delete an empty environment */
        delete: operations["deleteEnvironment"];
        options?: never;
        head?: never;
        /** Rename an environment or change its governance package */
        patch: operations["patchEnvironment"];
        trace?: never;
    };
    "/org/v2/organizations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The organizations the caller belongs to */
        get: operations["listOrganizations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/org/v2/organizations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One organization */
        get: operations["getOrganization"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Rename an organization */
        patch: operations["patchOrganization"];
        trace?: never;
    };
    "/readyz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Of use: 503 while the database cannot be reached */
        get: operations["getReadiness"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/samsa/v1/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was done in the organization, the newest first */
        get: operations["listAudit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/samsa/v1/billing-account": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How the organization stands with its bill: trial, credits, what follows and when */
        get: operations["getBillingAccount"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/samsa/v1/billing-account:redeem": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Redeem a promo code, once for an organization */
        post: operations["redeemPromoCode"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/samsa/v1/budgets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Budgets, with what the month has come to */
        get: operations["listBudgets"];
        put?: never;
        /** Be told when a month costs more than it should */
        post: operations["createBudget"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/samsa/v1/budgets/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A budget, what the month has come to and what was told */
        get: operations["getBudget"];
        put?: never;
        post?: never;
        /** Remove a budget */
        delete: operations["deleteBudget"];
        options?: never;
        head?: never;
        /** Change a budget; what was told this month is not told again */
        patch: operations["patchBudget"];
        trace?: never;
    };
    "/samsa/v1/clusters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The clusters of all environments that the caller may see, each with how it is; the newest first */
        get: operations["listClusterSummaries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/samsa/v1/clusters:plan": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What a create, a change or a deletion would do; nothing is changed */
        post: operations["planCluster"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/samsa/v1/clusters/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One cluster with how it is, whatever environment it is in */
        get: operations["getClusterSummary"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/samsa/v1/clusters/{id}/acls": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Access control entries, principal by principal */
        get: operations["listAcls"];
        put?: never;
        /** Add access control entries; those that stand already stay */
        post: operations["createAcls"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/samsa/v1/clusters/{id}/acls:delete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Delete exactly these access control entries; answers those there were */
        post: operations["deleteAcls"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/samsa/v1/clusters/{id}/ca.pem": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The certificate authority of a cluster’s listeners */
        get: operations["getClusterCa"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/samsa/v1/clusters/{id}/consumer-group-lags": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lag of the groups asked for by name, in the order asked */
        get: operations["listConsumerGroupLags"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/samsa/v1/clusters/{id}/consumer-groups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The consumer groups of a cluster that the caller may see, of every type */
        get: operations["listConsumerGroups"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/samsa/v1/clusters/{id}/consumer-groups/{group}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One consumer group with its members and what they hold */
        get: operations["getConsumerGroup"];
        put?: never;
        post?: never;
        /** Forget a group and its offsets; refused while it has members */
        delete: operations["deleteConsumerGroup"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/samsa/v1/clusters/{id}/consumer-groups/{group}/offsets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a group has committed, and its lag, partition by partition */
        get: operations["listConsumerGroupOffsets"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/samsa/v1/clusters/{id}/consumer-groups/{group}/offsets:reset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Set a group’s offsets; with dry_run told from → to only. Refused while the group has members */
        post: operations["resetConsumerGroupOffsets"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/samsa/v1/clusters/{id}/explain": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Why a cluster is as it is, and what can be done */
        get: operations["explainCluster"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/samsa/v1/clusters/{id}/topics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The topics of a cluster that the caller may see */
        get: operations["listTopics"];
        put?: never;
        /** Make a topic */
        post: operations["createTopic"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/samsa/v1/clusters/{id}/topics/{topic}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One topic, and what the caller may do with it */
        get: operations["getTopic"];
        put?: never;
        post?: never;
        /** Delete a topic with all it holds */
        delete: operations["deleteTopic"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/samsa/v1/clusters/{id}/topics/{topic}/access": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who may read, write or change a topic, and by which role or entry; also of a topic that is not there yet */
        get: operations["explainTopicAccess"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/samsa/v1/clusters/{id}/topics/{topic}/configs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A topic’s configs with where each comes from, its type and the broker’s documentation */
        get: operations["listTopicConfigs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/samsa/v1/clusters/{id}/topics/{topic}/configs:alter": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Set or reset some configs of a topic, the others stay; with dry_run checked and compared only */
        post: operations["alterTopicConfigs"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/samsa/v1/clusters/{id}/topics/{topic}/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Append one record to a topic */
        post: operations["produceMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/samsa/v1/clusters/{id}/topics/{topic}/messages:browse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Records of a topic, filtered, without joining a group */
        post: operations["browseMessages"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/samsa/v1/clusters/{id}/topics/{topic}/partitions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Leaders, copies, offsets and sizes of a topic’s partitions */
        get: operations["listTopicPartitions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/samsa/v1/clusters/{id}/topics/{topic}/partitions:increase": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give a topic more partitions; records of a key may come to another one from then on */
        post: operations["increaseTopicPartitions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/samsa/v1/costs/focus.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Costs as FOCUS 1.2 has them, the end date not included: whole months come to their invoices */
        get: operations["exportFocusCosts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/samsa/v1/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What happens, as server-sent events; resumes after Last-Event-ID */
        get: operations["streamEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/samsa/v1/invitations:accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Accept an invitation with the token that was mailed, and sign in */
        post: operations["acceptInvitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/samsa/v1/invitations:look": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What an invitation’s token is for */
        post: operations["lookAtInvitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/samsa/v1/invitations/{id}:resend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Mail an open invitation again, with a new token and new time */
        post: operations["resendInvitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/samsa/v1/invoices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Invoices, the newest first; months not yet closed as drafts */
        get: operations["listInvoices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/samsa/v1/invoices/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An invoice with its lines */
        get: operations["getInvoice"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/samsa/v1/invoices/{id}:pay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The intent by which a payment provider is asked for an invoice: one for each, however often it is asked for */
        post: operations["payInvoice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/samsa/v1/invoices/{id}/lines.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The lines of an invoice, or a draft, as CSV */
        get: operations["exportInvoiceLines"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/samsa/v1/invoices/{id}/lines/{line}/explain": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The intervals and the price that a line came from */
        get: operations["explainInvoiceLine"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/samsa/v1/invoices/{id}/print": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An invoice, or a draft, as a page to print */
        get: operations["printInvoice"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/samsa/v1/operations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Operations, the newest first */
        get: operations["listOperations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/samsa/v1/operations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One operation with its steps */
        get: operations["getOperation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/samsa/v1/operations/{id}:cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Undo an operation under way: a creation is deleted, a change goes back to what stood before, a deletion not yet begun is taken back */
        post: operations["cancelOperation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/samsa/v1/password:change": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Change one’s password; all other sessions end */
        post: operations["changePassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/samsa/v1/password:forgot": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Have a link for a new password mailed, if there is such an account */
        post: operations["forgotPassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/samsa/v1/password:reset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Set a new password with the token of that mail; all sessions end */
        post: operations["resetPassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/samsa/v1/plans": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The kinds of cluster on offer, what they are made of and what they cost */
        get: operations["listOfferedPlans"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/samsa/v1/quota-requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The organization’s requests for higher quotas */
        get: operations["listQuotaRequests"];
        put?: never;
        /** Ask for a higher quota */
        post: operations["createQuotaRequest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/samsa/v1/quota-requests/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A request for a higher quota, and what was decided */
        get: operations["getQuotaRequest"];
        put?: never;
        post?: never;
        /** Withdraw a request nobody has decided on */
        delete: operations["withdrawQuotaRequest"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/samsa/v1/regions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The regions on offer, and the reason where no new cluster is taken */
        get: operations["listRegions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/samsa/v1/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who one is, and what one may do */
        get: operations["getSession"];
        put?: never;
        /** Sign in with e-mail and password; answers a cookie */
        post: operations["signIn"];
        /** Sign out: the session ends here and everywhere */
        delete: operations["signOut"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/samsa/v1/session:switch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Go on in another organization one belongs to */
        post: operations["switchOrganization"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/samsa/v1/sign-up": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make an organization with its first administrator, and sign in */
        post: operations["signUp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/samsa/v1/topic-presets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Configs that fit what a topic is for */
        get: operations["listTopicPresets"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/samsa/v1/usage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Usage and its cost by cluster, environment or metric; the current month and what it will come to */
        get: operations["getUsage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/samsa/v1/webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Webhooks */
        get: operations["listWebhooks"];
        put?: never;
        /** Be told what happens at a URL; the secret is answered once */
        post: operations["createWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/samsa/v1/webhooks/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A webhook */
        get: operations["getWebhook"];
        put?: never;
        post?: never;
        /** Remove a webhook, and what waits for it */
        delete: operations["deleteWebhook"];
        options?: never;
        head?: never;
        /** Change a webhook */
        patch: operations["patchWebhook"];
        trace?: never;
    };
    "/samsa/v1/webhooks/{id}:replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Deliver all dead letters again */
        post: operations["replayWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/samsa/v1/webhooks/{id}:rotate-secret": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A new secret, answered once; the one before signs as well for a day */
        post: operations["rotateWebhookSecret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/samsa/v1/webhooks/{id}:test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Have an event webhook.test delivered */
        post: operations["testWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/samsa/v1/webhooks/{id}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was told, or is still to be, the newest first */
        get: operations["listWebhookDeliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/samsa/v1/webhooks/{id}/deliveries/{delivery}:replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Deliver it again, whatever became of it */
        post: operations["replayWebhookDelivery"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/service-quota/v1/applied-quotas": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Limits of a scope, with what is used of each */
        get: operations["listAppliedQuotas"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/service-quota/v1/applied-quotas/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One limit; of an environment or a cluster, the one that is named */
        get: operations["getAppliedQuota"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/service-quota/v1/scopes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What quotas may be of */
        get: operations["listQuotaScopes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/service-quota/v1/scopes/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One of the things that quotas may be of */
        get: operations["getQuotaScope"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/srcm/v3/clusters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The schema registry of an environment */
        get: operations["listSchemaRegistries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/srcm/v3/clusters/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One schema registry */
        get: operations["getSchemaRegistry"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/metrics/{dataset}/descriptors/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The metrics there are */
        get: operations["listMetricDescriptors"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/metrics/{dataset}/descriptors/resources": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What metrics are of */
        get: operations["listMetricResources"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/metrics/{dataset}/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The newest minute of clusters, for Prometheus */
        get: operations["exportMetrics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/metrics/{dataset}/query": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Points of a metric over time */
        post: operations["queryMetrics"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        ApiKey: {
            /** @constant */
            api_version: "iam/v2";
            id: string;
            /** @constant */
            kind: "ApiKey";
            metadata: {
                /** Format: date-time */
                created_at: string;
                /** Format: date-time */
                deleted_at?: string;
                resource_name: string;
                self: string;
                /** Format: date-time */
                updated_at: string;
            };
            spec: {
                description: string;
                display_name: string;
                owner: {
                    api_version?: string;
                    environment?: string;
                    id: string;
                    kind?: string;
                    related: string;
                    resource_name: string;
                };
                resource: {
                    api_version?: string;
                    environment?: string;
                    id: string;
                    kind?: string;
                    related: string;
                    resource_name: string;
                };
                secret: string;
            };
        };
        ApiKeyCreate: {
            spec: {
                /** @default  */
                description?: string;
                /** @default  */
                display_name?: string;
                owner: {
                    api_version?: string;
                    environment?: string;
                    id: string;
                    kind?: string;
                };
                resource?: {
                    api_version?: string;
                    environment?: string;
                    id: string;
                    kind?: string;
                } | null;
            };
        };
        ApiKeyPatch: {
            spec: {
                description?: string;
                display_name?: string;
            };
        };
        AppliedQuota: {
            /** @constant */
            api_version: "service-quota/v1";
            applied_limit: number;
            default_limit: number;
            display_name: string;
            environment?: {
                api_version?: string;
                environment?: string;
                id: string;
                kind?: string;
                related: string;
                resource_name: string;
            };
            id: string;
            kafka_cluster?: {
                api_version?: string;
                environment?: string;
                id: string;
                kind?: string;
                related: string;
                resource_name: string;
            };
            /** @constant */
            kind: "AppliedQuota";
            metadata: {
                resource_name: string;
                self: string;
            };
            organization?: {
                api_version?: string;
                environment?: string;
                id: string;
                kind?: string;
                related: string;
                resource_name: string;
            };
            /** @enum {string} */
            scope: "ORGANIZATION" | "ENVIRONMENT" | "NETWORK" | "KAFKA_CLUSTER" | "SERVICE_ACCOUNT" | "USER_ACCOUNT" | "IDENTITY_PROVIDER";
            usage?: number;
            user?: {
                api_version?: string;
                environment?: string;
                id: string;
                kind?: string;
                related: string;
                resource_name: string;
            };
        };
        Autoscale: {
            /** @constant */
            api_version: "fleet/v1";
            /** @enum {string} */
            cloud: "AWS" | "AZURE" | "GCP";
            /** @default true */
            dry_run: boolean;
            floor: number;
            /** @default 86400 */
            idle_retire_seconds: number;
            /** @constant */
            kind: "Autoscale";
            region: string;
            set_by: string;
            /** Format: date-time */
            updated_at: string;
        };
        AutoscaleSetting: {
            /** @default true */
            dry_run?: boolean;
            floor: number;
            /** @default 86400 */
            idle_retire_seconds?: number;
        };
        BatchCreateKafkaAclsRequest: {
            data: {
                host: string;
                /** @enum {string} */
                operation: "ALL" | "READ" | "WRITE" | "CREATE" | "DELETE" | "ALTER" | "DESCRIBE" | "CLUSTER_ACTION" | "DESCRIBE_CONFIGS" | "ALTER_CONFIGS" | "IDEMPOTENT_WRITE";
                /** @enum {string} */
                pattern_type: "LITERAL" | "PREFIXED";
                /** @enum {string} */
                permission: "DENY" | "ALLOW";
                principal: string;
                resource_name: string;
                /** @enum {string} */
                resource_type: "TOPIC" | "GROUP" | "CLUSTER" | "TRANSACTIONAL_ID" | "DELEGATION_TOKEN";
            }[];
        };
        BillingAccount: {
            /** @constant */
            api_version: "samsa/v1";
            /** @enum {string} */
            because?: "trial" | "debt" | "admin";
            country?: string;
            credits: {
                amount_micros: number;
                currency: string;
                description: string;
                expired: boolean;
                /** Format: date-time */
                expires_at?: string;
                /** Format: date-time */
                granted_at: string;
                id: string;
                /** @enum {string} */
                kind: "trial" | "promo" | "granted" | "adjustment";
                left_micros: number;
            }[];
            currency: string;
            /** @constant */
            kind: "BillingAccount";
            next?: {
                /** Format: date-time */
                at: string;
                /** @enum {string} */
                state: "trial" | "paying" | "grace" | "suspended" | "trash" | "purged";
            };
            notices: {
                /** Format: date-time */
                at: string;
                kind: string;
                subject: string;
            }[];
            organization: string;
            reason?: string;
            /** Format: date-time */
            since: string;
            /** @enum {string} */
            state: "trial" | "paying" | "grace" | "suspended" | "trash" | "purged";
            support?: string;
            trial?: {
                credit_micros: number;
                /** Format: date-time */
                ends_at: string;
                left_micros: number;
                /** Format: date-time */
                started_at: string;
                used_micros: number;
            };
        };
        BrowseWanted: {
            /** @default {} */
            budget?: {
                /** @default 16777216 */
                bytes?: number;
                /** @default 2000 */
                ms?: number;
                /** @default 20000 */
                records?: number;
            };
            cursor?: string;
            /** @default {} */
            filter?: {
                header_contains?: string;
                json?: {
                    equals: string | number | boolean | null;
                    path: string;
                };
                key_contains?: string;
                value_contains?: string;
            };
            /**
             * @default {
             *       "at": "newest"
             *     }
             */
            from?: {
                /** @constant */
                at: "newest";
            } | {
                /** @constant */
                at: "oldest";
            } | {
                /** @constant */
                at: "timestamp";
                /** Format: date-time */
                timestamp: string;
            } | {
                /** @constant */
                at: "offset";
                offset: number;
            };
            /** @default 50 */
            limit?: number;
            /** @default 16384 */
            part_bytes?: number;
            partitions?: number[];
        };
        Budget: {
            alerts: {
                amount_micros: number;
                /** Format: date-time */
                at: string;
                budget_micros: number;
                /** @enum {string} */
                measure: "actual" | "projected";
                month: string;
                percent: number;
                suspend_environments: string[];
            }[];
            amount_micros: number;
            /** @constant */
            api_version: "samsa/v1";
            cluster?: string;
            /** Format: date-time */
            created_at: string;
            currency: string;
            display_name: string;
            emails: string[];
            environment?: string;
            id: string;
            /** @constant */
            kind: "Budget";
            month: {
                actual_micros: number;
                month: string;
                projected_micros: number;
            };
            suspend_environments: string[];
            thresholds: {
                /**
                 * @default actual
                 * @enum {string}
                 */
                measure: "actual" | "projected";
                percent: number;
            }[];
            /** Format: date-time */
            updated_at: string;
        };
        BudgetCreate: {
            amount_micros: number;
            cluster?: string;
            display_name: string;
            /** @default [] */
            emails?: string[];
            environment?: string;
            /** @default [] */
            suspend_environments?: string[];
            /**
             * @default [
             *       {
             *         "measure": "actual",
             *         "percent": 50
             *       },
             *       {
             *         "measure": "actual",
             *         "percent": 80
             *       },
             *       {
             *         "measure": "actual",
             *         "percent": 100
             *       },
             *       {
             *         "measure": "projected",
             *         "percent": 100
             *       }
             *     ]
             */
            thresholds?: {
                /**
                 * @default actual
                 * @enum {string}
                 */
                measure?: "actual" | "projected";
                percent: number;
            }[];
        };
        BudgetPatch: {
            amount_micros?: number;
            display_name?: string;
            emails?: string[];
            suspend_environments?: string[];
            thresholds?: {
                /**
                 * @default actual
                 * @enum {string}
                 */
                measure?: "actual" | "projected";
                percent: number;
            }[];
        };
        ChangePassword: {
            current: string;
            password: string;
        };
        Cluster: {
            /** @constant */
            api_version: "cmk/v2";
            id: string;
            /** @constant */
            kind: "Cluster";
            metadata: {
                /** Format: date-time */
                created_at: string;
                /** Format: date-time */
                deleted_at?: string;
                resource_name: string;
                self: string;
                /** Format: date-time */
                updated_at: string;
            };
            spec: {
                api_endpoint?: string;
                /** @enum {string} */
                availability: "SINGLE_ZONE" | "MULTI_ZONE" | "LOW" | "HIGH";
                /** @enum {string} */
                cloud: "AWS" | "AZURE" | "GCP";
                config: {
                    cku?: number;
                    encryption_key?: string;
                    /** @enum {string} */
                    kind: "Basic" | "Standard" | "Enterprise" | "Freight" | "Dedicated";
                    max_ecku?: number;
                    zones?: string[];
                };
                deletion_protection?: boolean;
                display_name: string;
                endpoints?: {
                    [key: string]: {
                        connection_type: string;
                        http_endpoint: string;
                        kafka_bootstrap_endpoint: string;
                    };
                };
                environment: {
                    api_version?: string;
                    environment?: string;
                    id: string;
                    kind?: string;
                    related: string;
                    resource_name: string;
                };
                http_endpoint?: string;
                kafka_bootstrap_endpoint?: string;
                region: string;
            };
            status: {
                cku?: number;
                /** @enum {string} */
                phase: "PROVISIONING" | "PROVISIONED" | "FAILED";
                suspended?: {
                    because: string;
                    /** Format: date-time */
                    since: string;
                };
            };
        };
        ClusterCreate: {
            spec: {
                /**
                 * @default SINGLE_ZONE
                 * @enum {string}
                 */
                availability?: "SINGLE_ZONE" | "MULTI_ZONE" | "LOW" | "HIGH";
                byok?: {
                    api_version?: string;
                    environment?: string;
                    id: string;
                    kind?: string;
                } | null;
                /** @enum {string} */
                cloud: "AWS" | "AZURE" | "GCP";
                config: {
                    cku?: number;
                    encryption_key?: string;
                    /** @enum {string} */
                    kind: "Basic" | "Standard" | "Enterprise" | "Freight" | "Dedicated";
                    max_ecku?: number;
                };
                deletion_protection?: boolean;
                display_name: string;
                environment: {
                    api_version?: string;
                    environment?: string;
                    id: string;
                    kind?: string;
                };
                network?: {
                    api_version?: string;
                    environment?: string;
                    id: string;
                    kind?: string;
                } | null;
                region: string;
            };
        };
        ClusterIntent: {
            /** @constant */
            intent: "create";
            spec: {
                /**
                 * @default SINGLE_ZONE
                 * @enum {string}
                 */
                availability?: "SINGLE_ZONE" | "MULTI_ZONE" | "LOW" | "HIGH";
                byok?: {
                    api_version?: string;
                    environment?: string;
                    id: string;
                    kind?: string;
                } | null;
                /** @enum {string} */
                cloud: "AWS" | "AZURE" | "GCP";
                config: {
                    cku?: number;
                    encryption_key?: string;
                    /** @enum {string} */
                    kind: "Basic" | "Standard" | "Enterprise" | "Freight" | "Dedicated";
                    max_ecku?: number;
                };
                deletion_protection?: boolean;
                display_name: string;
                environment: {
                    api_version?: string;
                    environment?: string;
                    id: string;
                    kind?: string;
                };
                network?: {
                    api_version?: string;
                    environment?: string;
                    id: string;
                    kind?: string;
                } | null;
                region: string;
            };
        } | {
            cluster: string;
            /** @constant */
            intent: "update";
            spec: {
                /** @enum {string} */
                availability?: "SINGLE_ZONE" | "MULTI_ZONE" | "LOW" | "HIGH";
                /** @enum {string} */
                cloud?: "AWS" | "AZURE" | "GCP";
                config?: {
                    cku?: number;
                    encryption_key?: string;
                    /** @enum {string} */
                    kind?: "Basic" | "Standard" | "Enterprise" | "Freight" | "Dedicated";
                    max_ecku?: number;
                };
                deletion_protection?: boolean;
                display_name?: string;
                environment: {
                    api_version?: string;
                    environment?: string;
                    id: string;
                    kind?: string;
                };
                region?: string;
            };
        } | {
            cluster: string;
            environment: string;
            /** @constant */
            intent: "delete";
        };
        ClusterPatch: {
            spec: {
                /** @enum {string} */
                availability?: "SINGLE_ZONE" | "MULTI_ZONE" | "LOW" | "HIGH";
                /** @enum {string} */
                cloud?: "AWS" | "AZURE" | "GCP";
                config?: {
                    cku?: number;
                    encryption_key?: string;
                    /** @enum {string} */
                    kind?: "Basic" | "Standard" | "Enterprise" | "Freight" | "Dedicated";
                    max_ecku?: number;
                };
                deletion_protection?: boolean;
                display_name?: string;
                environment: {
                    api_version?: string;
                    environment?: string;
                    id: string;
                    kind?: string;
                };
                region?: string;
            };
        };
        ClusterPlan: {
            accepted: boolean;
            /** @constant */
            api_version: "samsa/v1";
            blockers: {
                code: string;
                detail: string;
                pointer?: string;
                status: number;
            }[];
            cluster?: string;
            data: {
                bytes: number | null;
                bytes_unknown_because?: string;
                /** @enum {string} */
                deed: "evacuate" | "replicate" | "delete";
                detail: string;
            }[];
            difference: {
                brokers: number;
                cku: number;
                clusters: number;
                cpu_millis: number;
                memory_bytes: number;
                storage_bytes: number;
            };
            /** @enum {string} */
            intent: "create" | "update" | "delete";
            /** @constant */
            kind: "ClusterPlan";
            objects: {
                /** @enum {string} */
                deed: "create" | "change" | "delete";
                kind: string;
                name: string;
                namespace?: string;
            }[];
            placement?: {
                cloud: string;
                considered: number;
                fitting: number;
                refused: {
                    data_planes: number;
                    /** @enum {string} */
                    reason: "OtherCloud" | "OtherRegion" | "TooFewZones" | "LabelMissing" | "TaintNotTolerated" | "KafkaVersionMissing" | "OperatorMissing" | "Unreachable" | "Cordoned" | "Draining" | "Retired" | "ExclusiveToAnother" | "NotIsolated" | "MakesClusters" | "NoRoom";
                }[];
                region: string;
                scores?: {
                    cost: number;
                    headroom: number;
                    packing: number;
                    spread: number;
                };
                total?: number;
            };
            price: {
                difference_micros: number | null;
                unknown_because?: string;
            };
            restarts: {
                brokers: number;
                why: string[];
            };
            steps: string[];
        };
        ClusterSummary: {
            /** @enum {string} */
            availability: "SINGLE_ZONE" | "MULTI_ZONE" | "LOW" | "HIGH";
            bootstrap?: string;
            cku?: number;
            /** @enum {string} */
            cloud: "AWS" | "AZURE" | "GCP";
            /** Format: date-time */
            created_at: string;
            deletion_protection: boolean;
            display_name: string;
            environment: {
                display_name: string;
                id: string;
            };
            /** @enum {string} */
            health: "creating" | "changing" | "deleting" | "waiting" | "failing" | "healthy";
            id: string;
            kafka_version?: string;
            max_ecku?: number;
            operation?: {
                id: string;
                /** @enum {string} */
                intent: "create" | "update" | "delete" | "suspend" | "resume";
                percent: number;
                /** @enum {string} */
                state: "pending" | "running" | "paused" | "quarantined" | "succeeded" | "failed" | "superseded" | "cancelled";
            };
            reason?: string;
            region: string;
            /** @enum {string} */
            type: "Basic" | "Standard" | "Enterprise" | "Freight" | "Dedicated";
            /** Format: date-time */
            updated_at: string;
        };
        ConfigDiff: {
            changes: {
                after: string | null;
                before: string | null;
                name: string;
                /** @enum {string} */
                source_after: "topic" | "cluster" | "default";
                /** @enum {string} */
                source_before: "topic" | "cluster" | "default";
            }[];
        };
        ConfigsWanted: {
            /** @default [] */
            reset?: string[];
            /** @default {} */
            set?: {
                [key: string]: string;
            };
        };
        ContentsGroup: {
            /** @constant */
            api_version: "samsa/v1";
            assignor: string;
            authorized_operations: ("UNKNOWN" | "ANY" | "ALL" | "READ" | "WRITE" | "CREATE" | "DELETE" | "ALTER" | "DESCRIBE" | "CLUSTER_ACTION" | "DESCRIBE_CONFIGS" | "ALTER_CONFIGS" | "IDEMPOTENT_WRITE")[];
            coordinator: number;
            id: string;
            /** @constant */
            kind: "ConsumerGroup";
            member_list: {
                assignments: {
                    partitions: number[];
                    topic: string;
                }[];
                client_id: string;
                host: string;
                id: string;
                instance_id: string | null;
            }[] | null;
            members: number | null;
            protocol: string;
            state: string;
            /** @enum {string} */
            type: "classic" | "consumer" | "share" | "streams" | "unknown";
        };
        ContentsTopic: {
            /** @constant */
            api_version: "samsa/v1";
            authorized_operations: ("UNKNOWN" | "ANY" | "ALL" | "READ" | "WRITE" | "CREATE" | "DELETE" | "ALTER" | "DESCRIBE" | "CLUSTER_ACTION" | "DESCRIBE_CONFIGS" | "ALTER_CONFIGS" | "IDEMPOTENT_WRITE")[];
            cleanup_policy: string | null;
            internal: boolean;
            /** @constant */
            kind: "Topic";
            messages: number | null;
            name: string;
            partitions: number;
            replication_factor: number;
            retention_ms: number | null;
            size_bytes: number | null;
            topic_id: string;
            under_replicated: number;
        };
        CreateAclsAnswer: {
            entries: {
                host: string;
                /** @enum {string} */
                operation: "ALL" | "READ" | "WRITE" | "CREATE" | "DELETE" | "ALTER" | "DESCRIBE" | "CLUSTER_ACTION" | "DESCRIBE_CONFIGS" | "ALTER_CONFIGS" | "IDEMPOTENT_WRITE";
                /** @enum {string} */
                pattern_type: "LITERAL" | "PREFIXED";
                /** @enum {string} */
                permission: "DENY" | "ALLOW";
                principal: string;
                resource_name: string;
                /** @enum {string} */
                resource_type: "TOPIC" | "GROUP" | "CLUSTER" | "TRANSACTIONAL_ID" | "DELEGATION_TOKEN";
            }[];
        };
        CreateAclsRequest: {
            entries: {
                host: string;
                /** @enum {string} */
                operation: "ALL" | "READ" | "WRITE" | "CREATE" | "DELETE" | "ALTER" | "DESCRIBE" | "CLUSTER_ACTION" | "DESCRIBE_CONFIGS" | "ALTER_CONFIGS" | "IDEMPOTENT_WRITE";
                /** @enum {string} */
                pattern_type: "LITERAL" | "PREFIXED";
                /** @enum {string} */
                permission: "DENY" | "ALLOW";
                principal: string;
                resource_name: string;
                /** @enum {string} */
                resource_type: "TOPIC" | "GROUP" | "CLUSTER" | "TRANSACTIONAL_ID" | "DELEGATION_TOKEN";
            }[];
        };
        CreateAdjustmentAnswer: {
            amount_micros: number;
            /** @constant */
            api_version: "fleet/v1";
            id: string;
            /** @constant */
            kind: "Adjustment";
            organization: string;
            reason: string;
        };
        CreateAdjustmentRequest: {
            amount_micros: number;
            reason: string;
        };
        CreatePromoCodeRequest: {
            amount_micros: number;
            code: string;
            credit_days?: number;
            /** @default USD */
            currency?: string;
            /** @default 1 */
            max_redemptions?: number;
            /** Format: date-time */
            valid_from?: string;
            /** Format: date-time */
            valid_until?: string;
        };
        CreateTaxRateRequest: {
            basis_points: number;
            country?: string;
            /** Format: date-time */
            effective_from?: string;
            name: string;
            /** Format: uuid */
            organization?: string;
        };
        CreateUsageProofRequest: {
            /** Format: date */
            day?: string;
        };
        Credit: {
            amount_micros: number;
            currency: string;
            description: string;
            expired: boolean;
            /** Format: date-time */
            expires_at?: string;
            /** Format: date-time */
            granted_at: string;
            id: string;
            /** @enum {string} */
            kind: "trial" | "promo" | "granted" | "adjustment";
            left_micros: number;
        };
        DataPlane: {
            allocatable?: {
                cpu_millis: number;
                memory_bytes: number;
                storage_bytes: number | null;
            };
            /** @constant */
            api_version: "fleet/v1";
            capacity: {
                clusters: number;
                free: number;
                used: number;
            };
            cause?: string;
            /** @enum {string} */
            cloud: "AWS" | "AZURE" | "GCP";
            /** Format: date-time */
            cordoned_at?: string;
            /** Format: date-time */
            created_at: string;
            /** @enum {string} */
            credentials: "kubeconfig" | "in_cluster" | "pending";
            display_name: string;
            /** Format: date-time */
            draining_at?: string;
            exclusive_to?: string;
            /** @enum {string} */
            health: "Registering" | "Ready" | "Degraded" | "Unknown";
            id: string;
            /** @constant */
            kind: "DataPlane";
            kubeconfig_revision: number;
            labels: {
                [key: string]: string;
            };
            limits?: {
                cpu_millis?: number;
                memory_bytes?: number;
                storage_bytes?: number;
            };
            listener: {
                /** @enum {string} */
                type: "internal" | "nodeport" | "loadbalancer";
            };
            origin?: {
                clusterApi?: {
                    management: string;
                    name: string;
                    namespace: string;
                };
            };
            probe?: {
                kinds: {
                    [key: string]: string[];
                };
                kubernetes_version: string;
                missing_permissions: {
                    group: string;
                    /** @enum {string} */
                    needed_for: "clusters" | "metering" | "probe";
                    resource: string;
                    verb: string;
                }[];
                nodes?: number;
                operators?: {
                    /** @constant */
                    kind: "strimzi";
                    name: string;
                    namespace: string;
                    ready: boolean;
                    selector?: string;
                    version: string;
                    watches: string[];
                }[];
                storage_classes?: {
                    default: boolean;
                    name: string;
                    provisioner: string;
                }[];
                zones: string[];
            };
            /** Format: date-time */
            probed_at?: string;
            region: string;
            /** Format: date-time */
            retired_at?: string;
            /** Format: date-time */
            seen_at?: string;
            shard: {
                holder?: string;
                number: number;
            };
            standing?: {
                cluster: string;
                display_name: string;
                organization: string;
                phase: string;
            }[];
            /** @enum {string} */
            state: "Registering" | "Ready" | "Degraded" | "Unknown" | "Cordoned" | "Draining" | "Retired";
            taints: {
                /** @enum {string} */
                effect: "NoSchedule" | "PreferNoSchedule";
                key: string;
                value?: string;
            }[];
            zones: string[];
        };
        DataPlaneCapacity: {
            /** @constant */
            api_version: "fleet/v1";
            clusters: {
                allocatable: number | null;
                free: number | null;
                reserved: number;
                used: number;
            };
            cpu_millis: {
                allocatable: number | null;
                free: number | null;
                reserved: number;
                used: number;
            };
            data_plane: string;
            /** @constant */
            kind: "DataPlaneCapacity";
            memory_bytes: {
                allocatable: number | null;
                free: number | null;
                reserved: number;
                used: number;
            };
            runway: {
                days: number | null;
                fits: number | null;
                grows_per_day: number;
                plan: string;
            }[];
            storage_bytes: {
                allocatable: number | null;
                free: number | null;
                reserved: number;
                used: number;
            };
            window_days: number;
        };
        DataPlaneCreate: {
            /** @enum {string} */
            cloud: "AWS" | "AZURE" | "GCP";
            /** @default 1000000 */
            cluster_capacity?: number;
            /**
             * @default kubeconfig
             * @enum {string}
             */
            credentials?: "kubeconfig" | "in_cluster";
            display_name: string;
            /** Format: uuid */
            exclusive_to?: string;
            kubeconfig?: string;
            /** @default {} */
            labels?: {
                [key: string]: string;
            };
            limits?: {
                cpu_millis?: number;
                memory_bytes?: number;
                storage_bytes?: number;
            };
            /**
             * @default {
             *       "type": "loadbalancer"
             *     }
             */
            listener?: {
                /** @enum {string} */
                type: "internal" | "nodeport" | "loadbalancer";
            };
            region: string;
            /** @default [] */
            taints?: {
                /** @enum {string} */
                effect: "NoSchedule" | "PreferNoSchedule";
                key: string;
                value?: string;
            }[];
            /** @default [] */
            zones?: string[];
        };
        DataPlanePatch: {
            cluster_capacity?: number;
            /** @enum {string} */
            credentials?: "kubeconfig" | "in_cluster";
            display_name?: string;
            exclusive_to?: string | null;
            kubeconfig?: string;
            labels?: {
                [key: string]: string;
            };
            limits?: {
                cpu_millis?: number;
                memory_bytes?: number;
                storage_bytes?: number;
            } | null;
            listener?: {
                /** @enum {string} */
                type: "internal" | "nodeport" | "loadbalancer";
            };
            taints?: {
                /** @enum {string} */
                effect: "NoSchedule" | "PreferNoSchedule";
                key: string;
                value?: string;
            }[];
            zones?: string[];
        };
        DeleteAclsAnswer: {
            entries: {
                host: string;
                /** @enum {string} */
                operation: "UNKNOWN" | "ANY" | "ALL" | "READ" | "WRITE" | "CREATE" | "DELETE" | "ALTER" | "DESCRIBE" | "CLUSTER_ACTION" | "DESCRIBE_CONFIGS" | "ALTER_CONFIGS" | "IDEMPOTENT_WRITE";
                /** @enum {string} */
                pattern_type: "UNKNOWN" | "ANY" | "MATCH" | "LITERAL" | "PREFIXED";
                /** @enum {string} */
                permission: "UNKNOWN" | "ANY" | "DENY" | "ALLOW";
                principal: string;
                resource_name: string;
                /** @enum {string} */
                resource_type: "UNKNOWN" | "ANY" | "TOPIC" | "GROUP" | "CLUSTER" | "TRANSACTIONAL_ID" | "DELEGATION_TOKEN";
            }[];
        };
        DeleteAclsRequest: {
            entries: {
                host: string;
                /** @enum {string} */
                operation: "ALL" | "READ" | "WRITE" | "CREATE" | "DELETE" | "ALTER" | "DESCRIBE" | "CLUSTER_ACTION" | "DESCRIBE_CONFIGS" | "ALTER_CONFIGS" | "IDEMPOTENT_WRITE";
                /** @enum {string} */
                pattern_type: "LITERAL" | "PREFIXED";
                /** @enum {string} */
                permission: "DENY" | "ALLOW";
                principal: string;
                resource_name: string;
                /** @enum {string} */
                resource_type: "TOPIC" | "GROUP" | "CLUSTER" | "TRANSACTIONAL_ID" | "DELEGATION_TOKEN";
            }[];
        };
        DeleteKafkaAclsAnswer: {
            data: {
                cluster_id: string;
                host: string;
                /** @constant */
                kind: "KafkaAcl";
                metadata: {
                    resource_name?: string | null;
                    self: string;
                };
                /** @enum {string} */
                operation: "UNKNOWN" | "ANY" | "ALL" | "READ" | "WRITE" | "CREATE" | "DELETE" | "ALTER" | "DESCRIBE" | "CLUSTER_ACTION" | "DESCRIBE_CONFIGS" | "ALTER_CONFIGS" | "IDEMPOTENT_WRITE";
                /** @enum {string} */
                pattern_type: "UNKNOWN" | "ANY" | "MATCH" | "LITERAL" | "PREFIXED";
                /** @enum {string} */
                permission: "UNKNOWN" | "ANY" | "DENY" | "ALLOW";
                principal: string;
                resource_name: string;
                /** @enum {string} */
                resource_type: "UNKNOWN" | "ANY" | "TOPIC" | "GROUP" | "CLUSTER" | "TRANSACTIONAL_ID" | "DELEGATION_TOKEN";
            }[];
        };
        Drift: {
            /** @constant */
            api_version: "fleet/v1";
            cluster: string;
            data_plane: string;
            found?: unknown;
            /** Format: date-time */
            found_at: string;
            id: string;
            /** @constant */
            kind: "Drift";
            manager?: string;
            object: {
                kind: string;
                name: string;
            };
            organization: string;
            path: string;
            /** Format: date-time */
            settled_at?: string;
            /** Format: date-time */
            since: string;
            /** @enum {string} */
            state: "found" | "reverted" | "adopted" | "contested";
            times: number;
            wanted?: unknown;
            /** @enum {string} */
            wish?: "revert" | "adopt";
            wished_by?: string;
        };
        EncryptionKeys: {
            /** @constant */
            api_version: "fleet/v1";
            in_use: {
                secrets: number;
                version: number;
            }[];
            /** @constant */
            kind: "EncryptionKeys";
            newest_version: number;
            rotation?: {
                cause?: string;
                /** Format: date-time */
                created_at: string;
                /** Format: date-time */
                ended_at?: string;
                id: string;
                key_version: number;
                remaining?: number;
                requested_by: string;
                rewrapped: number;
                /** @enum {string} */
                state: "running" | "done";
            };
        };
        Environment: {
            /** @constant */
            api_version: "org/v2";
            display_name: string;
            id: string;
            /** @constant */
            kind: "Environment";
            metadata: {
                /** Format: date-time */
                created_at: string;
                /** Format: date-time */
                deleted_at?: string;
                resource_name: string;
                self: string;
                /** Format: date-time */
                updated_at: string;
            };
            stream_governance_config?: {
                /** @enum {string} */
                package: "ESSENTIALS" | "ADVANCED";
            };
        };
        EnvironmentCreate: {
            display_name: string;
            stream_governance_config?: {
                /** @enum {string} */
                package: "ESSENTIALS" | "ADVANCED";
            };
        };
        EnvironmentPatch: {
            display_name?: string;
            stream_governance_config?: {
                /** @enum {string} */
                package: "ESSENTIALS" | "ADVANCED";
            };
        };
        ExplainTopicAccessAnswer: {
            data: {
                /** @enum {string} */
                kind: "user" | "service-account" | "everybody" | "unknown";
                name?: string;
                operations: {
                    allowed: boolean;
                    because: ({
                        /** @constant */
                        by: "role";
                        crn_pattern: string;
                        /** @enum {string} */
                        role: "OrganizationAdmin" | "EnvironmentAdmin" | "CloudClusterAdmin" | "Operator" | "MetricsViewer" | "DeveloperRead" | "DeveloperWrite" | "DeveloperManage" | "ResourceOwner";
                        role_binding: string;
                    } | {
                        /** @constant */
                        by: "acl";
                        entry: {
                            host: string;
                            /** @enum {string} */
                            operation: "UNKNOWN" | "ANY" | "ALL" | "READ" | "WRITE" | "CREATE" | "DELETE" | "ALTER" | "DESCRIBE" | "CLUSTER_ACTION" | "DESCRIBE_CONFIGS" | "ALTER_CONFIGS" | "IDEMPOTENT_WRITE";
                            /** @enum {string} */
                            pattern_type: "UNKNOWN" | "ANY" | "MATCH" | "LITERAL" | "PREFIXED";
                            /** @enum {string} */
                            permission: "UNKNOWN" | "ANY" | "DENY" | "ALLOW";
                            principal: string;
                            resource_name: string;
                            /** @enum {string} */
                            resource_type: "UNKNOWN" | "ANY" | "TOPIC" | "GROUP" | "CLUSTER" | "TRANSACTIONAL_ID" | "DELEGATION_TOKEN";
                        };
                    })[];
                    /** @enum {string} */
                    operation: "UNKNOWN" | "ANY" | "ALL" | "READ" | "WRITE" | "CREATE" | "DELETE" | "ALTER" | "DESCRIBE" | "CLUSTER_ACTION" | "DESCRIBE_CONFIGS" | "ALTER_CONFIGS" | "IDEMPOTENT_WRITE";
                }[];
                principal: string;
            }[];
            topic: string;
        };
        Explanation: {
            /** @constant */
            api_version: "samsa/v1";
            cause?: string;
            cluster: string;
            evidence: {
                causes?: {
                    /** Format: date-time */
                    first_at: string;
                    /** Format: date-time */
                    last_at: string;
                    message: string;
                    reason: string;
                    times: number;
                }[];
                conditions: {
                    /** Format: date-time */
                    lastTransitionTime: string;
                    message: string;
                    reason: string;
                    status: string;
                    type: string;
                }[];
                data_plane: {
                    display_name?: string;
                    holder?: string;
                    id?: string;
                    /** Format: date-time */
                    seen_at?: string;
                    /** @enum {string} */
                    state: "Registering" | "Ready" | "Degraded" | "Unknown" | "Cordoned" | "Draining" | "Retired";
                };
                failures: number;
                generation: number;
                kubernetes?: {
                    exhausted: {
                        hard: string;
                        resource: string;
                        used: string;
                    }[];
                    /** Format: date-time */
                    read_at: string;
                    warnings: {
                        count: number;
                        /** Format: date-time */
                        last_at: string;
                        message: string;
                        object: string;
                        reason: string;
                    }[];
                };
                observed_generation: number;
                operation?: string;
                operator?: {
                    message: string;
                    reason: string;
                };
                pause?: {
                    id?: string;
                    reason: string;
                    /** Format: date-time */
                    since: string;
                };
                placement?: {
                    considered: number;
                    fitting: number;
                    refused: {
                        data_planes: number;
                        /** @enum {string} */
                        reason: "OtherCloud" | "OtherRegion" | "TooFewZones" | "LabelMissing" | "TaintNotTolerated" | "KafkaVersionMissing" | "OperatorMissing" | "Unreachable" | "Cordoned" | "Draining" | "Retired" | "ExclusiveToAnother" | "NotIsolated" | "MakesClusters" | "NoRoom";
                    }[];
                    scores?: {
                        cost: number;
                        headroom: number;
                        packing: number;
                        spread: number;
                    };
                    total?: number;
                };
                placement_by_data_plane?: {
                    asked: {
                        cloud: string;
                        kind: string;
                        needs: {
                            brokers: number;
                            clusters: number;
                            cpu_millis: number;
                            memory_bytes: number;
                            storage_bytes: number;
                        };
                        plan: {
                            name: string;
                            revision: number;
                        };
                        region: string;
                        zones: number;
                    };
                    candidates: {
                        data_plane: string;
                        refusals?: {
                            detail: string;
                            /** @enum {string} */
                            reason: "OtherCloud" | "OtherRegion" | "TooFewZones" | "LabelMissing" | "TaintNotTolerated" | "KafkaVersionMissing" | "OperatorMissing" | "Unreachable" | "Cordoned" | "Draining" | "Retired" | "ExclusiveToAnother" | "NotIsolated" | "MakesClusters" | "NoRoom";
                        }[];
                        scores?: {
                            cost: number;
                            headroom: number;
                            packing: number;
                            spread: number;
                        };
                        total?: number;
                    }[];
                    chosen?: string;
                    considered: number;
                    fitting: number;
                    refused: {
                        data_planes: number;
                        /** @enum {string} */
                        reason: "OtherCloud" | "OtherRegion" | "TooFewZones" | "LabelMissing" | "TaintNotTolerated" | "KafkaVersionMissing" | "OperatorMissing" | "Unreachable" | "Cordoned" | "Draining" | "Retired" | "ExclusiveToAnother" | "NotIsolated" | "MakesClusters" | "NoRoom";
                    }[];
                    weights: {
                        cost: number;
                        headroom: number;
                        packing: number;
                        spread: number;
                    };
                };
                quarantine?: {
                    because: string;
                    /** Format: date-time */
                    since: string;
                };
                quota: {
                    cku: {
                        held: number;
                        limit: number;
                    };
                    clusters: {
                        held: number;
                        limit: number;
                    };
                };
                step?: string;
            };
            /** @constant */
            kind: "Explanation";
            next: {
                /** Format: date-time */
                at?: string;
                what: string;
            };
            /** Format: date-time */
            since: string;
            state: string;
            you_can: string[];
        };
        ExtendTrialRequest: {
            credit_micros?: number;
            days: number;
        };
        Failure: {
            errors: {
                code: string;
                detail: string;
                id: string;
                source?: {
                    parameter?: string;
                    pointer?: string;
                };
                status: string;
                title: string;
            }[];
        };
        FleetOperation: {
            /** @constant */
            api_version: "fleet/v1";
            cancelable: boolean;
            cause?: string;
            causes: {
                /** Format: date-time */
                first_at: string;
                /** Format: date-time */
                last_at: string;
                message: string;
                reason: string;
                times: number;
            }[];
            /** Format: date-time */
            created_at: string;
            data_plane?: string;
            /** Format: date-time */
            ended_at?: string;
            /** Format: date-time */
            eta?: string;
            failures: number;
            generation: number;
            id: string;
            /** @enum {string} */
            intent: "create" | "update" | "delete" | "suspend" | "resume";
            /** @constant */
            kind: "Operation";
            organization: string;
            percent: number;
            quarantine?: {
                because: string;
                /** Format: date-time */
                since: string;
            };
            replaced_by?: string;
            requested_by: string;
            resource: {
                environment?: string;
                id: string;
                kind: string;
            };
            running?: {
                seconds: number;
                step: string;
                stuck: boolean;
                usual_seconds?: number;
            };
            /** Format: date-time */
            started_at?: string;
            /** @enum {string} */
            state: "pending" | "running" | "paused" | "quarantined" | "succeeded" | "failed" | "superseded" | "cancelled";
            steps: {
                cause?: string;
                /** Format: date-time */
                ended_at?: string;
                name: string;
                /** Format: date-time */
                started_at?: string;
                /** @enum {string} */
                state: "planned" | "running" | "done" | "failed" | "skipped";
                usual_seconds?: number;
            }[];
        };
        FleetOperationInFull: {
            /** @constant */
            api_version: "fleet/v1";
            cancelable: boolean;
            cause?: string;
            causes: {
                /** Format: date-time */
                first_at: string;
                /** Format: date-time */
                last_at: string;
                message: string;
                reason: string;
                times: number;
            }[];
            /** Format: date-time */
            created_at: string;
            data_plane?: string;
            /** Format: date-time */
            ended_at?: string;
            /** Format: date-time */
            eta?: string;
            failures: number;
            generation: number;
            id: string;
            /** @enum {string} */
            intent: "create" | "update" | "delete" | "suspend" | "resume";
            /** @constant */
            kind: "Operation";
            organization: string;
            percent: number;
            placement?: {
                asked: {
                    cloud: string;
                    kind: string;
                    needs: {
                        brokers: number;
                        clusters: number;
                        cpu_millis: number;
                        memory_bytes: number;
                        storage_bytes: number;
                    };
                    plan: {
                        name: string;
                        revision: number;
                    };
                    region: string;
                    zones: number;
                };
                candidates: {
                    data_plane: string;
                    refusals?: {
                        detail: string;
                        /** @enum {string} */
                        reason: "OtherCloud" | "OtherRegion" | "TooFewZones" | "LabelMissing" | "TaintNotTolerated" | "KafkaVersionMissing" | "OperatorMissing" | "Unreachable" | "Cordoned" | "Draining" | "Retired" | "ExclusiveToAnother" | "NotIsolated" | "MakesClusters" | "NoRoom";
                    }[];
                    scores?: {
                        cost: number;
                        headroom: number;
                        packing: number;
                        spread: number;
                    };
                    total?: number;
                }[];
                chosen?: string;
                considered: number;
                fitting: number;
                refused: {
                    data_planes: number;
                    /** @enum {string} */
                    reason: "OtherCloud" | "OtherRegion" | "TooFewZones" | "LabelMissing" | "TaintNotTolerated" | "KafkaVersionMissing" | "OperatorMissing" | "Unreachable" | "Cordoned" | "Draining" | "Retired" | "ExclusiveToAnother" | "NotIsolated" | "MakesClusters" | "NoRoom";
                }[];
                weights: {
                    cost: number;
                    headroom: number;
                    packing: number;
                    spread: number;
                };
            };
            quarantine?: {
                because: string;
                /** Format: date-time */
                since: string;
            };
            replaced_by?: string;
            requested_by: string;
            resource: {
                environment?: string;
                id: string;
                kind: string;
            };
            running?: {
                seconds: number;
                step: string;
                stuck: boolean;
                usual_seconds?: number;
            };
            /** Format: date-time */
            started_at?: string;
            /** @enum {string} */
            state: "pending" | "running" | "paused" | "quarantined" | "succeeded" | "failed" | "superseded" | "cancelled";
            steps: {
                cause?: string;
                /** Format: date-time */
                ended_at?: string;
                name: string;
                /** Format: date-time */
                started_at?: string;
                /** @enum {string} */
                state: "planned" | "running" | "done" | "failed" | "skipped";
                usual_seconds?: number;
            }[];
        };
        ForgotPassword: {
            email: string;
        };
        ForgotPasswordAnswer: {
            detail: string;
        };
        GetKafkaAclsAnswer: {
            data: {
                cluster_id: string;
                host: string;
                /** @constant */
                kind: "KafkaAcl";
                metadata: {
                    resource_name?: string | null;
                    self: string;
                };
                /** @enum {string} */
                operation: "UNKNOWN" | "ANY" | "ALL" | "READ" | "WRITE" | "CREATE" | "DELETE" | "ALTER" | "DESCRIBE" | "CLUSTER_ACTION" | "DESCRIBE_CONFIGS" | "ALTER_CONFIGS" | "IDEMPOTENT_WRITE";
                /** @enum {string} */
                pattern_type: "UNKNOWN" | "ANY" | "MATCH" | "LITERAL" | "PREFIXED";
                /** @enum {string} */
                permission: "UNKNOWN" | "ANY" | "DENY" | "ALLOW";
                principal: string;
                resource_name: string;
                /** @enum {string} */
                resource_type: "UNKNOWN" | "ANY" | "TOPIC" | "GROUP" | "CLUSTER" | "TRANSACTIONAL_ID" | "DELEGATION_TOKEN";
            }[];
            /** @constant */
            kind: "KafkaAclList";
            metadata: {
                next: null;
                self: string;
            };
        };
        GetUsageProofAnswer: {
            /** @constant */
            api_version: "fleet/v1";
            censuses: number;
            clusters: number;
            /** Format: date-time */
            created_at: string;
            /** Format: date */
            day: string;
            differences: number;
            /** Format: date-time */
            ended_at?: string;
            id: string;
            /** @constant */
            kind: "UsageProof";
            ledger_ms: string;
            recount_ms: string;
            requested_by?: string;
            rows: {
                /** Format: date-time */
                at?: string;
                cluster: string;
                data_plane?: string;
                detail: string;
                /** @enum {string} */
                kind: "time" | "missing" | "surplus";
                ledger_ms?: string;
                organization?: string;
                recount_ms?: string;
            }[];
            /** @enum {string} */
            state: "pending" | "agrees" | "differs";
        };
        GrantCreditRequest: {
            amount_micros: number;
            description: string;
            /** Format: date-time */
            expires_at?: string;
        };
        Health: {
            database: {
                cause?: string;
                latency_ms?: number;
                /** @enum {string} */
                status: "ok" | "unavailable";
            };
            /** @enum {string} */
            status: "ok" | "unavailable";
        };
        IncreaseTopicPartitionsRequest: {
            partitions: number;
        };
        Invitation: {
            /** Format: date-time */
            accepted_at?: string;
            /** @constant */
            api_version: "iam/v2";
            /** @enum {string} */
            auth_type: "AUTH_TYPE_LOCAL" | "AUTH_TYPE_SSO";
            creator: {
                id: string;
                related: string;
                resource_name: string;
            };
            email: string;
            /** Format: date-time */
            expires_at: string;
            id: string;
            /** @constant */
            kind: "Invitation";
            metadata: {
                /** Format: date-time */
                created_at: string;
                /** Format: date-time */
                deleted_at?: string;
                resource_name: string;
                self: string;
                /** Format: date-time */
                updated_at: string;
            };
            /** @enum {string} */
            status: "INVITE_STATUS_SENT" | "INVITE_STATUS_STAGED" | "INVITE_STATUS_ACCEPTED" | "INVITE_STATUS_EXPIRED" | "INVITE_STATUS_DEACTIVATED";
            user: {
                id: string;
                related: string;
                resource_name: string;
            };
        };
        InvitationAcceptance: {
            full_name?: string;
            password: string;
            token: string;
        };
        InvitationCreate: {
            /**
             * @default AUTH_TYPE_LOCAL
             * @enum {string}
             */
            auth_type?: "AUTH_TYPE_LOCAL" | "AUTH_TYPE_SSO";
            /** Format: email */
            email: string;
        };
        InvitationLook: {
            email: string;
            /** Format: date-time */
            expires_at: string;
            /** @enum {string} */
            needs: "new_password" | "password" | "identity_provider";
            organization: string;
        };
        InvitationToken: {
            token: string;
        };
        Invoice: {
            /** @constant */
            api_version: "samsa/v1";
            /** Format: date-time */
            closed_at?: string;
            currency: string;
            /** Format: date-time */
            due_at?: string;
            id: string;
            /** @constant */
            kind: "Invoice";
            lines: {
                amount_micros: number;
                description: string;
                environment?: string;
                /** @enum {string} */
                kind: "usage" | "support" | "adjustment" | "credit" | "tax" | "rounding";
                line: number;
                metric?: string;
                plan?: string;
                price_book?: number;
                quantity?: number;
                reference?: string;
                region?: string;
                resource?: string;
                tier?: number;
                unit?: string;
                unit_price_micros?: number;
            }[];
            month: string;
            organization: string;
            /** @enum {string} */
            payment_state?: "open" | "paid" | "past_due" | "void" | "refunded";
            payments?: {
                amount_micros: number;
                /** @enum {string} */
                kind: "succeeded" | "failed" | "refunded" | "voided";
                /** Format: date-time */
                occurred_at: string;
                provider: string;
                reference: string;
            }[];
            /** @enum {string} */
            state: "draft" | "closed";
            total: string;
            total_micros: number;
        };
        KafkaAclCreate: {
            host: string;
            /** @enum {string} */
            operation: "ALL" | "READ" | "WRITE" | "CREATE" | "DELETE" | "ALTER" | "DESCRIBE" | "CLUSTER_ACTION" | "DESCRIBE_CONFIGS" | "ALTER_CONFIGS" | "IDEMPOTENT_WRITE";
            /** @enum {string} */
            pattern_type: "LITERAL" | "PREFIXED";
            /** @enum {string} */
            permission: "DENY" | "ALLOW";
            principal: string;
            resource_name: string;
            /** @enum {string} */
            resource_type: "TOPIC" | "GROUP" | "CLUSTER" | "TRANSACTIONAL_ID" | "DELEGATION_TOKEN";
        };
        KafkaCluster: {
            acls: {
                related: string;
            };
            broker_configs: {
                related: string;
            };
            brokers: {
                related: string;
            };
            cluster_id: string;
            consumer_groups: {
                related: string;
            };
            controller?: {
                related: string;
            };
            /** @constant */
            kind: "KafkaCluster";
            metadata: {
                resource_name?: string | null;
                self: string;
            };
            partition_reassignments: {
                related: string;
            };
            topics: {
                related: string;
            };
        };
        KafkaClusterConfig: {
            cluster_id: string;
            /** @constant */
            config_type: "BROKER";
            is_default: boolean;
            is_read_only: boolean;
            is_sensitive: boolean;
            /** @constant */
            kind: "KafkaClusterConfig";
            metadata: {
                resource_name?: string | null;
                self: string;
            };
            name: string;
            source: string;
            synonyms: {
                name: string;
                source: string;
                value?: string;
            }[];
            value?: string;
        };
        KafkaConfigsAlter: {
            data: {
                name: string;
                operation?: ("SET" | "DELETE") | null;
                value?: string | null;
            }[];
            validate_only?: boolean | null;
        };
        KafkaConsumer: {
            assignments: {
                related: string;
            };
            client_id: string;
            cluster_id: string;
            consumer_group_id: string;
            consumer_id: string;
            instance_id: string | null;
            /** @constant */
            kind: "KafkaConsumer";
            metadata: {
                resource_name?: string | null;
                self: string;
            };
        };
        KafkaConsumerGroup: {
            cluster_id: string;
            consumer_group_id: string;
            consumers: {
                related: string;
            };
            coordinator: {
                related: string;
            };
            is_mixed_consumer_group: boolean;
            is_simple: boolean;
            /** @constant */
            kind: "KafkaConsumerGroup";
            lag_summary: {
                related: string;
            };
            metadata: {
                resource_name?: string | null;
                self: string;
            };
            partition_assignor: string;
            state: string;
            /** @enum {string} */
            type: "CLASSIC" | "CONSUMER" | "UNKNOWN";
        };
        KafkaConsumerGroupLagSummary: {
            cluster_id: string;
            consumer_group_id: string;
            /** @constant */
            kind: "KafkaConsumerGroupLagSummary";
            max_lag: number;
            max_lag_client_id: string;
            max_lag_consumer: {
                related: string;
            };
            max_lag_consumer_id: string;
            max_lag_instance_id: string | null;
            max_lag_partition: {
                related: string;
            };
            max_lag_partition_id: number;
            max_lag_topic_name: string;
            metadata: {
                resource_name?: string | null;
                self: string;
            };
            total_lag: number;
        };
        KafkaConsumerLag: {
            client_id: string;
            cluster_id: string;
            consumer_group_id: string;
            consumer_id: string;
            current_offset: number;
            instance_id: string | null;
            /** @constant */
            kind: "KafkaConsumerLag";
            lag: number;
            log_end_offset: number;
            metadata: {
                resource_name?: string | null;
                self: string;
            };
            partition_id: number;
            topic_name: string;
        };
        KafkaFailure: {
            error_code: number;
            message: string;
        };
        KafkaPartition: {
            cluster_id: string;
            /** @constant */
            kind: "KafkaPartition";
            leader?: {
                related: string;
            };
            metadata: {
                resource_name?: string | null;
                self: string;
            };
            partition_id: number;
            reassignment: {
                related: string;
            };
            replicas: {
                related: string;
            };
            topic_name: string;
        };
        KafkaReplica: {
            broker: {
                related: string;
            };
            broker_id: number;
            cluster_id: string;
            is_in_sync: boolean;
            is_leader: boolean;
            /** @constant */
            kind: "KafkaReplica";
            metadata: {
                resource_name?: string | null;
                self: string;
            };
            partition_id: number;
            topic_name: string;
        };
        KafkaTopic: {
            authorized_operations?: string[];
            cluster_id: string;
            configs: {
                related: string;
            };
            is_internal: boolean;
            /** @constant */
            kind: "KafkaTopic";
            metadata: {
                resource_name?: string | null;
                self: string;
            };
            partition_reassignments: {
                related: string;
            };
            partitions: {
                related: string;
            };
            partitions_count: number;
            replication_factor: number;
            topic_name: string;
        };
        KafkaTopicConfig: {
            cluster_id: string;
            is_default: boolean;
            is_read_only: boolean;
            is_sensitive: boolean;
            /** @constant */
            kind: "KafkaTopicConfig";
            metadata: {
                resource_name?: string | null;
                self: string;
            };
            name: string;
            source: string;
            synonyms: {
                name: string;
                source: string;
                value?: string;
            }[];
            topic_name: string;
            value?: string;
        };
        KafkaTopicCreate: {
            configs?: {
                name: string;
                value?: string | null;
            }[] | null;
            partitions_count?: number | null;
            replication_factor?: number | null;
            topic_name: string;
            validate_only?: boolean | null;
        };
        KeysRotate: {
            /** @default true */
            make_key?: boolean;
        };
        LifeOperation: {
            /** @constant */
            api_version: "samsa/v1";
            cancelable: boolean;
            cause?: string;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            ended_at?: string;
            /** Format: date-time */
            eta?: string;
            generation: number;
            id: string;
            /** @enum {string} */
            intent: "create" | "update" | "delete" | "suspend" | "resume";
            /** @constant */
            kind: "Operation";
            percent: number;
            replaced_by?: string;
            requested_by: string;
            resource: {
                environment?: string;
                id: string;
                kind: string;
            };
            /** Format: date-time */
            started_at?: string;
            /** @enum {string} */
            state: "pending" | "running" | "paused" | "quarantined" | "succeeded" | "failed" | "superseded" | "cancelled";
            steps: {
                cause?: string;
                /** Format: date-time */
                ended_at?: string;
                name: string;
                /** Format: date-time */
                started_at?: string;
                /** @enum {string} */
                state: "planned" | "running" | "done" | "failed" | "skipped";
                usual_seconds?: number;
            }[];
        };
        LineExplanation: {
            /** @constant */
            api_version: "samsa/v1";
            days: {
                amount_micros: number;
                /** Format: date */
                day: string;
                metered: {
                    /** Format: date-time */
                    from: string;
                    interval: string;
                    quantity_base: string;
                    rate?: number;
                    /** Format: date-time */
                    to: string;
                }[];
                quantity_base: string;
            }[];
            invoice: string;
            /** @constant */
            kind: "InvoiceLineExplanation";
            line: {
                amount_micros: number;
                description: string;
                environment?: string;
                /** @enum {string} */
                kind: "usage" | "support" | "adjustment" | "credit" | "tax" | "rounding";
                line: number;
                metric?: string;
                plan?: string;
                price_book?: number;
                quantity?: number;
                reference?: string;
                region?: string;
                resource?: string;
                tier?: number;
                unit?: string;
                unit_price_micros?: number;
            };
            price_book?: {
                currency: string;
                /** Format: date-time */
                effective_from: string;
                version: number;
            };
            rule: string;
        };
        ListAclsAnswer: {
            /** @constant */
            api_version: "samsa/v1";
            data: {
                denials: number;
                entries: {
                    host: string;
                    /** @enum {string} */
                    operation: "UNKNOWN" | "ANY" | "ALL" | "READ" | "WRITE" | "CREATE" | "DELETE" | "ALTER" | "DESCRIBE" | "CLUSTER_ACTION" | "DESCRIBE_CONFIGS" | "ALTER_CONFIGS" | "IDEMPOTENT_WRITE";
                    /** @enum {string} */
                    pattern_type: "UNKNOWN" | "ANY" | "MATCH" | "LITERAL" | "PREFIXED";
                    /** @enum {string} */
                    permission: "UNKNOWN" | "ANY" | "DENY" | "ALLOW";
                    principal: string;
                    resource_name: string;
                    /** @enum {string} */
                    resource_type: "UNKNOWN" | "ANY" | "TOPIC" | "GROUP" | "CLUSTER" | "TRANSACTIONAL_ID" | "DELEGATION_TOKEN";
                }[];
                /** @enum {string} */
                kind: "user" | "service-account" | "everybody" | "unknown";
                name?: string;
                principal: string;
            }[];
            /** @constant */
            kind: "AclList";
            may_alter: boolean;
            metadata: {
                first?: string;
                next?: string;
                total_size?: number;
            };
        };
        ListApiKeysAnswer: {
            /** @constant */
            api_version: "iam/v2";
            data: {
                /** @constant */
                api_version: "iam/v2";
                id: string;
                /** @constant */
                kind: "ApiKey";
                metadata: {
                    /** Format: date-time */
                    created_at: string;
                    /** Format: date-time */
                    deleted_at?: string;
                    resource_name: string;
                    self: string;
                    /** Format: date-time */
                    updated_at: string;
                };
                spec: {
                    description: string;
                    display_name: string;
                    owner: {
                        api_version?: string;
                        environment?: string;
                        id: string;
                        kind?: string;
                        related: string;
                        resource_name: string;
                    };
                    resource: {
                        api_version?: string;
                        environment?: string;
                        id: string;
                        kind?: string;
                        related: string;
                        resource_name: string;
                    };
                    secret: string;
                };
            }[];
            /** @constant */
            kind: "ApiKeyList";
            metadata: {
                first?: string;
                next?: string;
                total_size?: number;
            };
        };
        ListAppliedQuotasAnswer: {
            /** @constant */
            api_version: "service-quota/v1";
            data: {
                /** @constant */
                api_version: "service-quota/v1";
                applied_limit: number;
                default_limit: number;
                display_name: string;
                environment?: {
                    api_version?: string;
                    environment?: string;
                    id: string;
                    kind?: string;
                    related: string;
                    resource_name: string;
                };
                id: string;
                kafka_cluster?: {
                    api_version?: string;
                    environment?: string;
                    id: string;
                    kind?: string;
                    related: string;
                    resource_name: string;
                };
                /** @constant */
                kind: "AppliedQuota";
                metadata: {
                    resource_name: string;
                    self: string;
                };
                organization?: {
                    api_version?: string;
                    environment?: string;
                    id: string;
                    kind?: string;
                    related: string;
                    resource_name: string;
                };
                /** @enum {string} */
                scope: "ORGANIZATION" | "ENVIRONMENT" | "NETWORK" | "KAFKA_CLUSTER" | "SERVICE_ACCOUNT" | "USER_ACCOUNT" | "IDENTITY_PROVIDER";
                usage?: number;
                user?: {
                    api_version?: string;
                    environment?: string;
                    id: string;
                    kind?: string;
                    related: string;
                    resource_name: string;
                };
            }[];
            /** @constant */
            kind: "AppliedQuotaList";
            metadata: {
                first?: string;
                next?: string;
                total_size?: number;
            };
        };
        ListAuditAnswer: {
            /** @constant */
            api_version: "samsa/v1";
            data: {
                after?: unknown;
                api_key?: string;
                /** Format: date-time */
                at: string;
                before?: unknown;
                id: string;
                operation: string;
                principal: {
                    id: string;
                    name?: string;
                };
                request_id?: string;
                resource: {
                    id: string;
                    kind: string;
                };
                source_address?: string;
            }[];
            /** @constant */
            kind: "AuditRecordList";
            metadata: {
                first?: string;
                next?: string;
                total_size?: number;
            };
        };
        ListAutoscaleAnswer: {
            /** @constant */
            api_version: "fleet/v1";
            data: {
                /** @constant */
                api_version: "fleet/v1";
                /** @enum {string} */
                cloud: "AWS" | "AZURE" | "GCP";
                /** @default true */
                dry_run: boolean;
                floor: number;
                /** @default 86400 */
                idle_retire_seconds: number;
                /** @constant */
                kind: "Autoscale";
                region: string;
                set_by: string;
                /** Format: date-time */
                updated_at: string;
            }[];
            /** @constant */
            kind: "AutoscaleList";
            metadata: {
                first?: string;
                next?: string;
                total_size?: number;
            };
        };
        ListAutoscaleDecisionsAnswer: {
            /** @constant */
            api_version: "fleet/v1";
            data: {
                /** @enum {string} */
                action: "ask" | "retire" | "wait" | "none";
                /** @constant */
                api_version: "fleet/v1";
                /** @enum {string} */
                cloud: "AWS" | "AZURE" | "GCP";
                /** Format: date-time */
                created_at: string;
                dry_run: boolean;
                id: string;
                /** @constant */
                kind: "AutoscaleDecision";
                reason: string;
                region: string;
                whole_cluster?: string;
            }[];
            /** @constant */
            kind: "AutoscaleDecisionList";
            metadata: {
                first?: string;
                next?: string;
                total_size?: number;
            };
        };
        ListBudgetsAnswer: {
            /** @constant */
            api_version: "samsa/v1";
            data: {
                alerts: {
                    amount_micros: number;
                    /** Format: date-time */
                    at: string;
                    budget_micros: number;
                    /** @enum {string} */
                    measure: "actual" | "projected";
                    month: string;
                    percent: number;
                    suspend_environments: string[];
                }[];
                amount_micros: number;
                /** @constant */
                api_version: "samsa/v1";
                cluster?: string;
                /** Format: date-time */
                created_at: string;
                currency: string;
                display_name: string;
                emails: string[];
                environment?: string;
                id: string;
                /** @constant */
                kind: "Budget";
                month: {
                    actual_micros: number;
                    month: string;
                    projected_micros: number;
                };
                suspend_environments: string[];
                thresholds: {
                    /**
                     * @default actual
                     * @enum {string}
                     */
                    measure: "actual" | "projected";
                    percent: number;
                }[];
                /** Format: date-time */
                updated_at: string;
            }[];
            /** @constant */
            kind: "BudgetList";
            metadata: {
                first?: string;
                next?: string;
                total_size?: number;
            };
        };
        ListClustersAnswer: {
            /** @constant */
            api_version: "cmk/v2";
            data: {
                /** @constant */
                api_version: "cmk/v2";
                id: string;
                /** @constant */
                kind: "Cluster";
                metadata: {
                    /** Format: date-time */
                    created_at: string;
                    /** Format: date-time */
                    deleted_at?: string;
                    resource_name: string;
                    self: string;
                    /** Format: date-time */
                    updated_at: string;
                };
                spec: {
                    api_endpoint?: string;
                    /** @enum {string} */
                    availability: "SINGLE_ZONE" | "MULTI_ZONE" | "LOW" | "HIGH";
                    /** @enum {string} */
                    cloud: "AWS" | "AZURE" | "GCP";
                    config: {
                        cku?: number;
                        encryption_key?: string;
                        /** @enum {string} */
                        kind: "Basic" | "Standard" | "Enterprise" | "Freight" | "Dedicated";
                        max_ecku?: number;
                        zones?: string[];
                    };
                    deletion_protection?: boolean;
                    display_name: string;
                    endpoints?: {
                        [key: string]: {
                            connection_type: string;
                            http_endpoint: string;
                            kafka_bootstrap_endpoint: string;
                        };
                    };
                    environment: {
                        api_version?: string;
                        environment?: string;
                        id: string;
                        kind?: string;
                        related: string;
                        resource_name: string;
                    };
                    http_endpoint?: string;
                    kafka_bootstrap_endpoint?: string;
                    region: string;
                };
                status: {
                    cku?: number;
                    /** @enum {string} */
                    phase: "PROVISIONING" | "PROVISIONED" | "FAILED";
                    suspended?: {
                        because: string;
                        /** Format: date-time */
                        since: string;
                    };
                };
            }[];
            /** @constant */
            kind: "ClusterList";
            metadata: {
                first?: string;
                next?: string;
                total_size?: number;
            };
        };
        ListClusterSummariesAnswer: {
            /** @constant */
            api_version: "samsa/v1";
            data: {
                /** @enum {string} */
                availability: "SINGLE_ZONE" | "MULTI_ZONE" | "LOW" | "HIGH";
                bootstrap?: string;
                cku?: number;
                /** @enum {string} */
                cloud: "AWS" | "AZURE" | "GCP";
                /** Format: date-time */
                created_at: string;
                deletion_protection: boolean;
                display_name: string;
                environment: {
                    display_name: string;
                    id: string;
                };
                /** @enum {string} */
                health: "creating" | "changing" | "deleting" | "waiting" | "failing" | "healthy";
                id: string;
                kafka_version?: string;
                max_ecku?: number;
                operation?: {
                    id: string;
                    /** @enum {string} */
                    intent: "create" | "update" | "delete" | "suspend" | "resume";
                    percent: number;
                    /** @enum {string} */
                    state: "pending" | "running" | "paused" | "quarantined" | "succeeded" | "failed" | "superseded" | "cancelled";
                };
                reason?: string;
                region: string;
                /** @enum {string} */
                type: "Basic" | "Standard" | "Enterprise" | "Freight" | "Dedicated";
                /** Format: date-time */
                updated_at: string;
            }[];
            /** @constant */
            kind: "ClusterSummaryList";
            metadata: {
                first?: string;
                next?: string;
                total_size?: number;
            };
        };
        ListConsumerGroupLagsAnswer: {
            data: {
                group: string;
                lag: number | null;
                partitions: number | null;
                topics: string[];
            }[];
        };
        ListConsumerGroupOffsetsAnswer: {
            data: {
                client_id: string | null;
                committed_offset: number;
                end_offset: number;
                lag: number;
                member_id: string | null;
                partition: number;
                topic: string;
            }[];
        };
        ListConsumerGroupsAnswer: {
            /** @constant */
            api_version: "samsa/v1";
            data: {
                id: string;
                members: number | null;
                protocol: string;
                state: string;
                /** @enum {string} */
                type: "classic" | "consumer" | "share" | "streams" | "unknown";
            }[];
            /** @constant */
            kind: "ConsumerGroupList";
            metadata: {
                first?: string;
                next?: string;
                total_size?: number;
            };
        };
        ListCostsAnswer: {
            /** @constant */
            api_version: "billing/v1";
            data: {
                amount: number;
                /** @constant */
                api_version: "billing/v1";
                discount_amount: number;
                /** Format: date */
                end_date: string;
                /** @constant */
                granularity: "DAILY";
                id: string;
                /** @constant */
                kind: "Cost";
                line_type: string;
                /** @constant */
                network_access_type: "INTERNET";
                original_amount: number;
                price: number;
                /** @enum {string} */
                product: "KAFKA" | "CONNECT";
                quantity: number;
                resource: {
                    display_name: string;
                    environment: {
                        id: string;
                    };
                    id: string;
                };
                /** Format: date */
                start_date: string;
                unit: string;
            }[];
            /** @constant */
            kind: "CostList";
            metadata: {
                first?: string;
                next?: string;
                total_size?: number;
            };
        };
        ListDataPlanesAnswer: {
            /** @constant */
            api_version: "fleet/v1";
            data: {
                allocatable?: {
                    cpu_millis: number;
                    memory_bytes: number;
                    storage_bytes: number | null;
                };
                /** @constant */
                api_version: "fleet/v1";
                capacity: {
                    clusters: number;
                    free: number;
                    used: number;
                };
                cause?: string;
                /** @enum {string} */
                cloud: "AWS" | "AZURE" | "GCP";
                /** Format: date-time */
                cordoned_at?: string;
                /** Format: date-time */
                created_at: string;
                /** @enum {string} */
                credentials: "kubeconfig" | "in_cluster" | "pending";
                display_name: string;
                /** Format: date-time */
                draining_at?: string;
                exclusive_to?: string;
                /** @enum {string} */
                health: "Registering" | "Ready" | "Degraded" | "Unknown";
                id: string;
                /** @constant */
                kind: "DataPlane";
                kubeconfig_revision: number;
                labels: {
                    [key: string]: string;
                };
                limits?: {
                    cpu_millis?: number;
                    memory_bytes?: number;
                    storage_bytes?: number;
                };
                listener: {
                    /** @enum {string} */
                    type: "internal" | "nodeport" | "loadbalancer";
                };
                origin?: {
                    clusterApi?: {
                        management: string;
                        name: string;
                        namespace: string;
                    };
                };
                probe?: {
                    kinds: {
                        [key: string]: string[];
                    };
                    kubernetes_version: string;
                    missing_permissions: {
                        group: string;
                        /** @enum {string} */
                        needed_for: "clusters" | "metering" | "probe";
                        resource: string;
                        verb: string;
                    }[];
                    nodes?: number;
                    operators?: {
                        /** @constant */
                        kind: "strimzi";
                        name: string;
                        namespace: string;
                        ready: boolean;
                        selector?: string;
                        version: string;
                        watches: string[];
                    }[];
                    storage_classes?: {
                        default: boolean;
                        name: string;
                        provisioner: string;
                    }[];
                    zones: string[];
                };
                /** Format: date-time */
                probed_at?: string;
                region: string;
                /** Format: date-time */
                retired_at?: string;
                /** Format: date-time */
                seen_at?: string;
                shard: {
                    holder?: string;
                    number: number;
                };
                standing?: {
                    cluster: string;
                    display_name: string;
                    organization: string;
                    phase: string;
                }[];
                /** @enum {string} */
                state: "Registering" | "Ready" | "Degraded" | "Unknown" | "Cordoned" | "Draining" | "Retired";
                taints: {
                    /** @enum {string} */
                    effect: "NoSchedule" | "PreferNoSchedule";
                    key: string;
                    value?: string;
                }[];
                zones: string[];
            }[];
            /** @constant */
            kind: "DataPlaneList";
            metadata: {
                first?: string;
                next?: string;
                total_size?: number;
            };
        };
        ListDriftAnswer: {
            /** @constant */
            api_version: "fleet/v1";
            data: {
                /** @constant */
                api_version: "fleet/v1";
                cluster: string;
                data_plane: string;
                found?: unknown;
                /** Format: date-time */
                found_at: string;
                id: string;
                /** @constant */
                kind: "Drift";
                manager?: string;
                object: {
                    kind: string;
                    name: string;
                };
                organization: string;
                path: string;
                /** Format: date-time */
                settled_at?: string;
                /** Format: date-time */
                since: string;
                /** @enum {string} */
                state: "found" | "reverted" | "adopted" | "contested";
                times: number;
                wanted?: unknown;
                /** @enum {string} */
                wish?: "revert" | "adopt";
                wished_by?: string;
            }[];
            /** @constant */
            kind: "DriftList";
            metadata: {
                first?: string;
                next?: string;
                total_size?: number;
            };
        };
        ListEnvironmentsAnswer: {
            /** @constant */
            api_version: "org/v2";
            data: {
                /** @constant */
                api_version: "org/v2";
                display_name: string;
                id: string;
                /** @constant */
                kind: "Environment";
                metadata: {
                    /** Format: date-time */
                    created_at: string;
                    /** Format: date-time */
                    deleted_at?: string;
                    resource_name: string;
                    self: string;
                    /** Format: date-time */
                    updated_at: string;
                };
                stream_governance_config?: {
                    /** @enum {string} */
                    package: "ESSENTIALS" | "ADVANCED";
                };
            }[];
            /** @constant */
            kind: "EnvironmentList";
            metadata: {
                first?: string;
                next?: string;
                total_size?: number;
            };
        };
        ListFleetOperationsAnswer: {
            /** @constant */
            api_version: "fleet/v1";
            data: {
                /** @constant */
                api_version: "fleet/v1";
                cancelable: boolean;
                cause?: string;
                causes: {
                    /** Format: date-time */
                    first_at: string;
                    /** Format: date-time */
                    last_at: string;
                    message: string;
                    reason: string;
                    times: number;
                }[];
                /** Format: date-time */
                created_at: string;
                data_plane?: string;
                /** Format: date-time */
                ended_at?: string;
                /** Format: date-time */
                eta?: string;
                failures: number;
                generation: number;
                id: string;
                /** @enum {string} */
                intent: "create" | "update" | "delete" | "suspend" | "resume";
                /** @constant */
                kind: "Operation";
                organization: string;
                percent: number;
                quarantine?: {
                    because: string;
                    /** Format: date-time */
                    since: string;
                };
                replaced_by?: string;
                requested_by: string;
                resource: {
                    environment?: string;
                    id: string;
                    kind: string;
                };
                running?: {
                    seconds: number;
                    step: string;
                    stuck: boolean;
                    usual_seconds?: number;
                };
                /** Format: date-time */
                started_at?: string;
                /** @enum {string} */
                state: "pending" | "running" | "paused" | "quarantined" | "succeeded" | "failed" | "superseded" | "cancelled";
                steps: {
                    cause?: string;
                    /** Format: date-time */
                    ended_at?: string;
                    name: string;
                    /** Format: date-time */
                    started_at?: string;
                    /** @enum {string} */
                    state: "planned" | "running" | "done" | "failed" | "skipped";
                    usual_seconds?: number;
                }[];
            }[];
            /** @constant */
            kind: "OperationList";
            metadata: {
                first?: string;
                next?: string;
                total_size?: number;
            };
        };
        ListFleetOrganizationsAnswer: {
            /** @constant */
            api_version: "fleet/v1";
            data: {
                /** @constant */
                api_version: "fleet/v1";
                /** @enum {string} */
                because?: "trial" | "debt" | "admin";
                cku: number;
                clusters: number;
                /** Format: date-time */
                created_at: string;
                currency: string;
                display_name: string;
                id: string;
                /** @constant */
                kind: "Organization";
                month_micros: number;
                next?: {
                    /** Format: date-time */
                    at: string;
                    /** @enum {string} */
                    state: "trial" | "paying" | "grace" | "suspended" | "trash" | "purged";
                };
                /** Format: date-time */
                since: string;
                /** @enum {string} */
                state: "trial" | "paying" | "grace" | "suspended" | "trash" | "purged";
                suspended_clusters: number;
            }[];
            /** @constant */
            kind: "OrganizationList";
            metadata: {
                first?: string;
                next?: string;
                total_size?: number;
            };
        };
        ListFleetQuotaRequestsAnswer: {
            /** @constant */
            api_version: "samsa/v1";
            data: {
                /** @constant */
                api_version: "samsa/v1";
                /** Format: date-time */
                created_at: string;
                /** Format: date-time */
                decided_at?: string;
                decided_by?: string;
                /** Format: date-time */
                ended_at?: string;
                /** Format: date-time */
                expires_at?: string;
                granted_limit?: number;
                id: string;
                /** @constant */
                kind: "QuotaRequest";
                limit: number;
                note?: string;
                organization: string;
                /** @enum {string} */
                quota: "clusters" | "cku" | "brokers" | "storage_bytes";
                reason: string;
                requested_by: string;
                /** @enum {string} */
                state: "pending" | "approved" | "declined" | "withdrawn" | "expired" | "replaced";
            }[];
            /** @constant */
            kind: "QuotaRequestList";
            metadata: {
                first?: string;
                next?: string;
                total_size?: number;
            };
        };
        ListInvitationsAnswer: {
            /** @constant */
            api_version: "iam/v2";
            data: {
                /** Format: date-time */
                accepted_at?: string;
                /** @constant */
                api_version: "iam/v2";
                /** @enum {string} */
                auth_type: "AUTH_TYPE_LOCAL" | "AUTH_TYPE_SSO";
                creator: {
                    id: string;
                    related: string;
                    resource_name: string;
                };
                email: string;
                /** Format: date-time */
                expires_at: string;
                id: string;
                /** @constant */
                kind: "Invitation";
                metadata: {
                    /** Format: date-time */
                    created_at: string;
                    /** Format: date-time */
                    deleted_at?: string;
                    resource_name: string;
                    self: string;
                    /** Format: date-time */
                    updated_at: string;
                };
                /** @enum {string} */
                status: "INVITE_STATUS_SENT" | "INVITE_STATUS_STAGED" | "INVITE_STATUS_ACCEPTED" | "INVITE_STATUS_EXPIRED" | "INVITE_STATUS_DEACTIVATED";
                user: {
                    id: string;
                    related: string;
                    resource_name: string;
                };
            }[];
            /** @constant */
            kind: "InvitationList";
            metadata: {
                first?: string;
                next?: string;
                total_size?: number;
            };
        };
        ListInvoicesAnswer: {
            /** @constant */
            api_version: "samsa/v1";
            data: {
                /** @constant */
                api_version: "samsa/v1";
                /** Format: date-time */
                closed_at?: string;
                currency: string;
                /** Format: date-time */
                due_at?: string;
                id: string;
                /** @constant */
                kind: "Invoice";
                month: string;
                organization: string;
                /** @enum {string} */
                payment_state?: "open" | "paid" | "past_due" | "void" | "refunded";
                /** @enum {string} */
                state: "draft" | "closed";
                total: string;
                total_micros: number;
            }[];
            /** @constant */
            kind: "InvoiceList";
            metadata: {
                first?: string;
                next?: string;
                total_size?: number;
            };
        };
        ListKafkaAllTopicConfigsAnswer: {
            data: {
                cluster_id: string;
                is_default: boolean;
                is_read_only: boolean;
                is_sensitive: boolean;
                /** @constant */
                kind: "KafkaTopicConfig";
                metadata: {
                    resource_name?: string | null;
                    self: string;
                };
                name: string;
                source: string;
                synonyms: {
                    name: string;
                    source: string;
                    value?: string;
                }[];
                topic_name: string;
                value?: string;
            }[];
            /** @constant */
            kind: "KafkaTopicConfigList";
            metadata: {
                next: null;
                self: string;
            };
        };
        ListKafkaClusterConfigsAnswer: {
            data: {
                cluster_id: string;
                /** @constant */
                config_type: "BROKER";
                is_default: boolean;
                is_read_only: boolean;
                is_sensitive: boolean;
                /** @constant */
                kind: "KafkaClusterConfig";
                metadata: {
                    resource_name?: string | null;
                    self: string;
                };
                name: string;
                source: string;
                synonyms: {
                    name: string;
                    source: string;
                    value?: string;
                }[];
                value?: string;
            }[];
            /** @constant */
            kind: "KafkaClusterConfigList";
            metadata: {
                next: null;
                self: string;
            };
        };
        ListKafkaClustersAnswer: {
            data: {
                acls: {
                    related: string;
                };
                broker_configs: {
                    related: string;
                };
                brokers: {
                    related: string;
                };
                cluster_id: string;
                consumer_groups: {
                    related: string;
                };
                controller?: {
                    related: string;
                };
                /** @constant */
                kind: "KafkaCluster";
                metadata: {
                    resource_name?: string | null;
                    self: string;
                };
                partition_reassignments: {
                    related: string;
                };
                topics: {
                    related: string;
                };
            }[];
            /** @constant */
            kind: "KafkaClusterList";
            metadata: {
                next: null;
                self: string;
            };
        };
        ListKafkaConsumerAssignmentsAnswer: {
            data: {
                cluster_id: string;
                consumer_group_id: string;
                consumer_id: string;
                /** @constant */
                kind: "KafkaConsumerAssignment";
                lag: {
                    related: string;
                };
                metadata: {
                    resource_name?: string | null;
                    self: string;
                };
                partition: {
                    related: string;
                };
                partition_id: number;
                topic_name: string;
            }[];
            /** @constant */
            kind: "KafkaConsumerAssignmentList";
            metadata: {
                next: null;
                self: string;
            };
        };
        ListKafkaConsumerGroupsAnswer: {
            data: {
                cluster_id: string;
                consumer_group_id: string;
                consumers: {
                    related: string;
                };
                coordinator: {
                    related: string;
                };
                is_mixed_consumer_group: boolean;
                is_simple: boolean;
                /** @constant */
                kind: "KafkaConsumerGroup";
                lag_summary: {
                    related: string;
                };
                metadata: {
                    resource_name?: string | null;
                    self: string;
                };
                partition_assignor: string;
                state: string;
                /** @enum {string} */
                type: "CLASSIC" | "CONSUMER" | "UNKNOWN";
            }[];
            /** @constant */
            kind: "KafkaConsumerGroupList";
            metadata: {
                next: null;
                self: string;
            };
        };
        ListKafkaConsumerLagsAnswer: {
            data: {
                client_id: string;
                cluster_id: string;
                consumer_group_id: string;
                consumer_id: string;
                current_offset: number;
                instance_id: string | null;
                /** @constant */
                kind: "KafkaConsumerLag";
                lag: number;
                log_end_offset: number;
                metadata: {
                    resource_name?: string | null;
                    self: string;
                };
                partition_id: number;
                topic_name: string;
            }[];
            /** @constant */
            kind: "KafkaConsumerLagList";
            metadata: {
                next: null;
                self: string;
            };
        };
        ListKafkaConsumersAnswer: {
            data: {
                assignments: {
                    related: string;
                };
                client_id: string;
                cluster_id: string;
                consumer_group_id: string;
                consumer_id: string;
                instance_id: string | null;
                /** @constant */
                kind: "KafkaConsumer";
                metadata: {
                    resource_name?: string | null;
                    self: string;
                };
            }[];
            /** @constant */
            kind: "KafkaConsumerList";
            metadata: {
                next: null;
                self: string;
            };
        };
        ListKafkaDefaultTopicConfigsAnswer: {
            data: {
                cluster_id: string;
                is_default: boolean;
                is_read_only: boolean;
                is_sensitive: boolean;
                /** @constant */
                kind: "KafkaTopicConfig";
                metadata: {
                    resource_name?: string | null;
                    self: string;
                };
                name: string;
                source: string;
                synonyms: {
                    name: string;
                    source: string;
                    value?: string;
                }[];
                topic_name: string;
                value?: string;
            }[];
            /** @constant */
            kind: "KafkaTopicConfigList";
            metadata: {
                next: null;
                self: string;
            };
        };
        ListKafkaPartitionsAnswer: {
            data: {
                cluster_id: string;
                /** @constant */
                kind: "KafkaPartition";
                leader?: {
                    related: string;
                };
                metadata: {
                    resource_name?: string | null;
                    self: string;
                };
                partition_id: number;
                reassignment: {
                    related: string;
                };
                replicas: {
                    related: string;
                };
                topic_name: string;
            }[];
            /** @constant */
            kind: "KafkaPartitionList";
            metadata: {
                next: null;
                self: string;
            };
        };
        ListKafkaReplicasAnswer: {
            data: {
                broker: {
                    related: string;
                };
                broker_id: number;
                cluster_id: string;
                is_in_sync: boolean;
                is_leader: boolean;
                /** @constant */
                kind: "KafkaReplica";
                metadata: {
                    resource_name?: string | null;
                    self: string;
                };
                partition_id: number;
                topic_name: string;
            }[];
            /** @constant */
            kind: "KafkaReplicaList";
            metadata: {
                next: null;
                self: string;
            };
        };
        ListKafkaTopicConfigsAnswer: {
            data: {
                cluster_id: string;
                is_default: boolean;
                is_read_only: boolean;
                is_sensitive: boolean;
                /** @constant */
                kind: "KafkaTopicConfig";
                metadata: {
                    resource_name?: string | null;
                    self: string;
                };
                name: string;
                source: string;
                synonyms: {
                    name: string;
                    source: string;
                    value?: string;
                }[];
                topic_name: string;
                value?: string;
            }[];
            /** @constant */
            kind: "KafkaTopicConfigList";
            metadata: {
                next: null;
                self: string;
            };
        };
        ListKafkaTopicsAnswer: {
            data: {
                authorized_operations?: string[];
                cluster_id: string;
                configs: {
                    related: string;
                };
                is_internal: boolean;
                /** @constant */
                kind: "KafkaTopic";
                metadata: {
                    resource_name?: string | null;
                    self: string;
                };
                partition_reassignments: {
                    related: string;
                };
                partitions: {
                    related: string;
                };
                partitions_count: number;
                replication_factor: number;
                topic_name: string;
            }[];
            /** @constant */
            kind: "KafkaTopicList";
            metadata: {
                next: null;
                self: string;
            };
        };
        ListMetricDescriptorsAnswer: {
            data: {
                description: string;
                exportable: boolean;
                labels: {
                    description: string;
                    exportable: boolean;
                    key: string;
                }[];
                /** @constant */
                lifecycle_stage: "GENERAL_AVAILABILITY";
                name: string;
                resources: string[];
                /** @enum {string} */
                type: "COUNTER_INT64" | "GAUGE_INT64";
                unit: string;
            }[];
            links: {
                next: string | null;
            };
            meta: {
                pagination: {
                    next_page_token?: string;
                    page_size: number;
                    total_size?: number;
                };
            };
        };
        ListMetricResourcesAnswer: {
            data: {
                description: string;
                labels: {
                    description: string;
                    exportable: boolean;
                    key: string;
                }[];
                type: string;
            }[];
            links: {
                next: string | null;
            };
            meta: {
                pagination: {
                    next_page_token?: string;
                    page_size: number;
                    total_size?: number;
                };
            };
        };
        ListOfferedPlansAnswer: {
            /** @constant */
            api_version: "samsa/v1";
            currency: string;
            data: {
                availabilities: ("SINGLE_ZONE" | "MULTI_ZONE" | "LOW" | "HIGH")[];
                brokers: number;
                brokers_per_cku: number;
                cku?: {
                    least: number;
                    most: number;
                };
                isolated: boolean;
                kafka_version: string;
                max_ecku?: {
                    default: number;
                    most: number;
                };
                partitions: number;
                plan: string;
                prices: {
                    free?: number;
                    least?: number;
                    metric: string;
                    tiers: {
                        price_micros: number;
                        up_to?: number;
                    }[];
                    unit: string;
                }[];
                replication: number;
                revision: number;
                storage_bytes_per_broker: number;
                /** @enum {string} */
                type: "Basic" | "Standard" | "Enterprise" | "Freight" | "Dedicated";
            }[];
            /** @constant */
            kind: "PlanList";
            metadata: {
                first?: string;
                next?: string;
                total_size?: number;
            };
        };
        ListOperationsAnswer: {
            /** @constant */
            api_version: "samsa/v1";
            data: {
                /** @constant */
                api_version: "samsa/v1";
                cancelable: boolean;
                cause?: string;
                /** Format: date-time */
                created_at: string;
                /** Format: date-time */
                ended_at?: string;
                /** Format: date-time */
                eta?: string;
                generation: number;
                id: string;
                /** @enum {string} */
                intent: "create" | "update" | "delete" | "suspend" | "resume";
                /** @constant */
                kind: "Operation";
                percent: number;
                replaced_by?: string;
                requested_by: string;
                resource: {
                    environment?: string;
                    id: string;
                    kind: string;
                };
                /** Format: date-time */
                started_at?: string;
                /** @enum {string} */
                state: "pending" | "running" | "paused" | "quarantined" | "succeeded" | "failed" | "superseded" | "cancelled";
                steps: {
                    cause?: string;
                    /** Format: date-time */
                    ended_at?: string;
                    name: string;
                    /** Format: date-time */
                    started_at?: string;
                    /** @enum {string} */
                    state: "planned" | "running" | "done" | "failed" | "skipped";
                    usual_seconds?: number;
                }[];
            }[];
            /** @constant */
            kind: "OperationList";
            metadata: {
                first?: string;
                next?: string;
                total_size?: number;
            };
        };
        ListOrganizationsAnswer: {
            /** @constant */
            api_version: "org/v2";
            data: {
                /** @constant */
                api_version: "org/v2";
                display_name: string;
                /** Format: uuid */
                id: string;
                jit_enabled: boolean;
                /** @constant */
                kind: "Organization";
                metadata: {
                    /** Format: date-time */
                    created_at: string;
                    /** Format: date-time */
                    deleted_at?: string;
                    resource_name: string;
                    self: string;
                    /** Format: date-time */
                    updated_at: string;
                };
            }[];
            /** @constant */
            kind: "OrganizationList";
            metadata: {
                first?: string;
                next?: string;
                total_size?: number;
            };
        };
        ListPausesAnswer: {
            /** @constant */
            api_version: "fleet/v1";
            data: {
                /** @constant */
                api_version: "fleet/v1";
                /** Format: date-time */
                created_at: string;
                id: string;
                /** @constant */
                kind: "Pause";
                paused_by: string;
                reason: string;
                scope: {
                    cloud?: string;
                    data_plane?: string;
                    /** @enum {string} */
                    kind: "global" | "region" | "data_plane" | "organization";
                    organization?: string;
                    region?: string;
                };
                waiting: number;
            }[];
            /** @constant */
            kind: "PauseList";
            metadata: {
                first?: string;
                next?: string;
                total_size?: number;
            };
        };
        ListPlanRevisionsAnswer: {
            /** @constant */
            api_version: "fleet/v1";
            data: {
                /** @constant */
                api_version: "fleet/v1";
                capacity: {
                    least: {
                        brokers: number;
                        clusters: number;
                        cpu_millis: number;
                        memory_bytes: number;
                        storage_bytes: number;
                    };
                    per_cku?: {
                        brokers: number;
                        clusters: number;
                        cpu_millis: number;
                        memory_bytes: number;
                        storage_bytes: number;
                    };
                };
                clusters: number;
                /** Format: date-time */
                created_at: string;
                definition: {
                    cku?: {
                        least: number;
                        most: number;
                    };
                    /** @enum {string} */
                    drift?: "revert" | "adopt";
                    /** @enum {string} */
                    isolation?: "shared" | "cluster";
                    jvm: {
                        xms: string;
                        xmx: string;
                    };
                    kafka: {
                        config: {
                            [key: string]: string | number | boolean;
                        };
                        metadataVersion: string;
                        version: string;
                    };
                    /** @enum {string} */
                    kind: "Basic" | "Standard" | "Enterprise" | "Freight" | "Dedicated";
                    limits: {
                        partitions: number;
                    };
                    maxEcku?: {
                        default: number;
                        most: number;
                    };
                    nodes: number;
                    nodesPerCku: number;
                    placement?: {
                        labels?: {
                            [key: string]: string;
                        };
                        tolerations?: {
                            effect?: string;
                            key?: string;
                            /** @enum {string} */
                            operator?: "Equal" | "Exists";
                            value?: string;
                        }[];
                    };
                    price?: {
                        reference: string;
                    };
                    resources: {
                        limits: {
                            cpu: string;
                            memory: string;
                        };
                        requests: {
                            cpu: string;
                            memory: string;
                        };
                    };
                    storage: {
                        class?: string;
                        deleteClaim: boolean;
                        size: string;
                    };
                };
                id: string;
                /** @constant */
                kind: "Plan";
                revision: number;
            }[];
            /** @constant */
            kind: "PlanList";
            metadata: {
                first?: string;
                next?: string;
                total_size?: number;
            };
        };
        ListPlansAnswer: {
            /** @constant */
            api_version: "fleet/v1";
            data: {
                /** @constant */
                api_version: "fleet/v1";
                capacity: {
                    least: {
                        brokers: number;
                        clusters: number;
                        cpu_millis: number;
                        memory_bytes: number;
                        storage_bytes: number;
                    };
                    per_cku?: {
                        brokers: number;
                        clusters: number;
                        cpu_millis: number;
                        memory_bytes: number;
                        storage_bytes: number;
                    };
                };
                clusters: number;
                /** Format: date-time */
                created_at: string;
                definition: {
                    cku?: {
                        least: number;
                        most: number;
                    };
                    /** @enum {string} */
                    drift?: "revert" | "adopt";
                    /** @enum {string} */
                    isolation?: "shared" | "cluster";
                    jvm: {
                        xms: string;
                        xmx: string;
                    };
                    kafka: {
                        config: {
                            [key: string]: string | number | boolean;
                        };
                        metadataVersion: string;
                        version: string;
                    };
                    /** @enum {string} */
                    kind: "Basic" | "Standard" | "Enterprise" | "Freight" | "Dedicated";
                    limits: {
                        partitions: number;
                    };
                    maxEcku?: {
                        default: number;
                        most: number;
                    };
                    nodes: number;
                    nodesPerCku: number;
                    placement?: {
                        labels?: {
                            [key: string]: string;
                        };
                        tolerations?: {
                            effect?: string;
                            key?: string;
                            /** @enum {string} */
                            operator?: "Equal" | "Exists";
                            value?: string;
                        }[];
                    };
                    price?: {
                        reference: string;
                    };
                    resources: {
                        limits: {
                            cpu: string;
                            memory: string;
                        };
                        requests: {
                            cpu: string;
                            memory: string;
                        };
                    };
                    storage: {
                        class?: string;
                        deleteClaim: boolean;
                        size: string;
                    };
                };
                id: string;
                /** @constant */
                kind: "Plan";
                revision: number;
            }[];
            /** @constant */
            kind: "PlanList";
            metadata: {
                first?: string;
                next?: string;
                total_size?: number;
            };
        };
        ListPriceBooksAnswer: {
            /** @constant */
            api_version: "fleet/v1";
            data: {
                /** @constant */
                api_version: "fleet/v1";
                currency: string;
                definition: {
                    prices: {
                        cloud?: string;
                        free?: number;
                        least?: number;
                        /** @enum {string} */
                        metric: "CKU_HOUR" | "ECKU_HOUR" | "NETWORK_IN" | "NETWORK_OUT" | "STORAGE" | "PARTITION_HOUR" | "TASK_HOUR";
                        plan?: string;
                        region?: string;
                        tiers: {
                            micros: number;
                            upTo?: number;
                        }[];
                    }[];
                    support: {
                        [key: string]: {
                            basisPoints: number;
                            leastMicros: number;
                        };
                    };
                };
                /** Format: date-time */
                effective_from: string;
                /** @constant */
                kind: "PriceBook";
                version: number;
            }[];
            /** @constant */
            kind: "PriceBookList";
            metadata: {
                first?: string;
                next?: string;
                total_size?: number;
            };
        };
        ListPromoCodesAnswer: {
            /** @constant */
            api_version: "fleet/v1";
            data: {
                amount_micros: number;
                /** @constant */
                api_version: "fleet/v1";
                code: string;
                /** Format: date-time */
                created_at: string;
                credit_days?: number;
                currency: string;
                /** @constant */
                kind: "PromoCode";
                max_redemptions: number;
                redemptions: number;
                /** Format: date-time */
                valid_from: string;
                /** Format: date-time */
                valid_until?: string;
            }[];
            /** @constant */
            kind: "PromoCodeList";
            metadata: {
                first?: string;
                next?: string;
                total_size?: number;
            };
        };
        ListQuotaRequestsAnswer: {
            /** @constant */
            api_version: "samsa/v1";
            data: {
                /** @constant */
                api_version: "samsa/v1";
                /** Format: date-time */
                created_at: string;
                /** Format: date-time */
                decided_at?: string;
                decided_by?: string;
                /** Format: date-time */
                ended_at?: string;
                /** Format: date-time */
                expires_at?: string;
                granted_limit?: number;
                id: string;
                /** @constant */
                kind: "QuotaRequest";
                limit: number;
                note?: string;
                organization: string;
                /** @enum {string} */
                quota: "clusters" | "cku" | "brokers" | "storage_bytes";
                reason: string;
                requested_by: string;
                /** @enum {string} */
                state: "pending" | "approved" | "declined" | "withdrawn" | "expired" | "replaced";
            }[];
            /** @constant */
            kind: "QuotaRequestList";
            metadata: {
                first?: string;
                next?: string;
                total_size?: number;
            };
        };
        ListQuotaScopesAnswer: {
            /** @constant */
            api_version: "service-quota/v1";
            data: {
                /** @constant */
                api_version: "service-quota/v1";
                description: string;
                id: string;
                /** @constant */
                kind: "Scope";
                metadata: {
                    resource_name: string;
                    self: string;
                };
            }[];
            /** @constant */
            kind: "ScopeList";
            metadata: {
                first?: string;
                next?: string;
                total_size?: number;
            };
        };
        ListRegionsAnswer: {
            /** @constant */
            api_version: "samsa/v1";
            data: {
                available: boolean;
                /** @enum {string} */
                cloud: "AWS" | "AZURE" | "GCP";
                kinds: {
                    available: boolean;
                    /** @enum {string} */
                    kind: "Basic" | "Standard" | "Enterprise" | "Freight" | "Dedicated";
                    reason?: string;
                }[];
                reason?: string;
                region: string;
            }[];
            /** @constant */
            kind: "RegionList";
            metadata: {
                first?: string;
                next?: string;
                total_size?: number;
            };
        };
        ListRoleBindingsAnswer: {
            /** @constant */
            api_version: "iam/v2";
            data: {
                /** @constant */
                api_version: "iam/v2";
                crn_pattern: string;
                id: string;
                /** @constant */
                kind: "RoleBinding";
                metadata: {
                    /** Format: date-time */
                    created_at: string;
                    /** Format: date-time */
                    deleted_at?: string;
                    resource_name: string;
                    self: string;
                    /** Format: date-time */
                    updated_at: string;
                };
                principal: string;
                /** @enum {string} */
                role_name: "OrganizationAdmin" | "EnvironmentAdmin" | "CloudClusterAdmin" | "Operator" | "MetricsViewer" | "DeveloperRead" | "DeveloperWrite" | "DeveloperManage" | "ResourceOwner";
            }[];
            /** @constant */
            kind: "RoleBindingList";
            metadata: {
                first?: string;
                next?: string;
                total_size?: number;
            };
        };
        ListSchemaRegistriesAnswer: {
            /** @constant */
            api_version: "srcm/v3";
            data: {
                /** @constant */
                api_version: "srcm/v3";
                id: string;
                /** @constant */
                kind: "Cluster";
                metadata: {
                    /** Format: date-time */
                    created_at: string;
                    /** Format: date-time */
                    deleted_at?: string;
                    resource_name: string;
                    self: string;
                    /** Format: date-time */
                    updated_at: string;
                };
                spec: {
                    cloud: string;
                    display_name: string;
                    environment: {
                        api_version?: string;
                        environment?: string;
                        id: string;
                        kind?: string;
                        related: string;
                        resource_name: string;
                    };
                    http_endpoint: string;
                    /** @enum {string} */
                    package: "ESSENTIALS" | "ADVANCED";
                    region: string;
                };
                status: {
                    /** @enum {string} */
                    phase: "PROVISIONING" | "PROVISIONED" | "FAILED";
                };
            }[];
            /** @constant */
            kind: "ClusterList";
            metadata: {
                first?: string;
                next?: string;
                total_size?: number;
            };
        };
        ListServiceAccountsAnswer: {
            /** @constant */
            api_version: "iam/v2";
            data: {
                /** @constant */
                api_version: "iam/v2";
                description: string;
                display_name: string;
                id: string;
                /** @constant */
                kind: "ServiceAccount";
                metadata: {
                    /** Format: date-time */
                    created_at: string;
                    /** Format: date-time */
                    deleted_at?: string;
                    resource_name: string;
                    self: string;
                    /** Format: date-time */
                    updated_at: string;
                };
            }[];
            /** @constant */
            kind: "ServiceAccountList";
            metadata: {
                first?: string;
                next?: string;
                total_size?: number;
            };
        };
        ListTaxRatesAnswer: {
            /** @constant */
            api_version: "fleet/v1";
            data: {
                basis_points: number;
                country?: string;
                /** Format: date-time */
                effective_from: string;
                id: string;
                name: string;
                organization?: string;
            }[];
            /** @constant */
            kind: "TaxRateList";
            metadata: {
                first?: string;
                next?: string;
                total_size?: number;
            };
        };
        ListTopicConfigsAnswer: {
            data: {
                documentation: string | null;
                inherited: string | null;
                name: string;
                read_only: boolean;
                sensitive: boolean;
                /** @enum {string} */
                source: "topic" | "cluster" | "default";
                /** @enum {string} */
                type: "BOOLEAN" | "STRING" | "INT" | "SHORT" | "LONG" | "DOUBLE" | "LIST" | "CLASS" | "PASSWORD" | "UNKNOWN";
                value: string | null;
            }[];
        };
        ListTopicPartitionsAnswer: {
            data: {
                end_offset: number | null;
                leader: number | null;
                messages: number | null;
                partition: number;
                replicas: {
                    broker: number;
                    in_sync: boolean;
                    size_bytes: number | null;
                }[];
                size_bytes: number | null;
                start_offset: number | null;
            }[];
        };
        ListTopicPresetsAnswer: {
            data: {
                configs: {
                    [key: string]: string;
                };
                description: string;
                name: string;
                title: string;
            }[];
        };
        ListTopicsAnswer: {
            /** @constant */
            api_version: "samsa/v1";
            data: {
                cleanup_policy: string | null;
                internal: boolean;
                messages: number | null;
                name: string;
                partitions: number;
                replication_factor: number;
                size_bytes: number | null;
            }[];
            /** @constant */
            kind: "TopicList";
            may_create: boolean;
            metadata: {
                first?: string;
                next?: string;
                total_size?: number;
            };
        };
        ListUsageProofsAnswer: {
            /** @constant */
            api_version: "fleet/v1";
            data: {
                /** @constant */
                api_version: "fleet/v1";
                censuses: number;
                clusters: number;
                /** Format: date-time */
                created_at: string;
                /** Format: date */
                day: string;
                differences: number;
                /** Format: date-time */
                ended_at?: string;
                id: string;
                /** @constant */
                kind: "UsageProof";
                ledger_ms: string;
                recount_ms: string;
                requested_by?: string;
                /** @enum {string} */
                state: "pending" | "agrees" | "differs";
            }[];
            /** @constant */
            kind: "UsageProofList";
            metadata: {
                first?: string;
                next?: string;
                total_size?: number;
            };
        };
        ListUsersAnswer: {
            /** @constant */
            api_version: "iam/v2";
            data: {
                /** @constant */
                api_version: "iam/v2";
                /** @enum {string} */
                auth_type: "AUTH_TYPE_LOCAL" | "AUTH_TYPE_SSO";
                email: string;
                full_name: string;
                id: string;
                /** @constant */
                kind: "User";
                metadata: {
                    /** Format: date-time */
                    created_at: string;
                    /** Format: date-time */
                    deleted_at?: string;
                    resource_name: string;
                    self: string;
                    /** Format: date-time */
                    updated_at: string;
                };
            }[];
            /** @constant */
            kind: "UserList";
            metadata: {
                first?: string;
                next?: string;
                total_size?: number;
            };
        };
        ListWebhookDeliveriesAnswer: {
            /** @constant */
            api_version: "samsa/v1";
            data: {
                /** @constant */
                api_version: "samsa/v1";
                attempts: number;
                /** Format: date-time */
                created_at: string;
                /** Format: date-time */
                delivered_at?: string;
                event: {
                    [key: string]: unknown;
                };
                event_type: string;
                id: string;
                /** @constant */
                kind: "WebhookDelivery";
                log: {
                    /** Format: date-time */
                    at: string;
                    fault?: string;
                    ms: number;
                    status?: number;
                }[];
                /** Format: date-time */
                next_attempt_at?: string;
                /** @enum {string} */
                state: "pending" | "delivered" | "dead";
                webhook: string;
            }[];
            /** @constant */
            kind: "WebhookDeliveryList";
            metadata: {
                first?: string;
                next?: string;
                total_size?: number;
            };
        };
        ListWebhooksAnswer: {
            /** @constant */
            api_version: "samsa/v1";
            data: {
                /** @constant */
                api_version: "samsa/v1";
                /** Format: date-time */
                created_at: string;
                deliveries: {
                    dead: number;
                    pending: number;
                };
                display_name: string;
                enabled: boolean;
                event_types: string[];
                id: string;
                /** @constant */
                kind: "Webhook";
                secret?: string;
                /** Format: date-time */
                updated_at: string;
                url: string;
            }[];
            /** @constant */
            kind: "WebhookList";
            metadata: {
                first?: string;
                next?: string;
                total_size?: number;
            };
        };
        ListWholeClustersAnswer: {
            /** @constant */
            api_version: "fleet/v1";
            data: {
                /** @constant */
                api_version: "fleet/v1";
                cause?: string;
                /** @enum {string} */
                cloud: "AWS" | "AZURE" | "GCP";
                cluster_api: {
                    cluster_class: string;
                    kubernetes_version: string;
                    name: string;
                    namespace: string;
                };
                conditions: {
                    last_transition_time?: string;
                    message: string;
                    reason: string;
                    status: string;
                    type: string;
                }[];
                /** Format: date-time */
                created_at: string;
                data_plane: string;
                /** Format: date-time */
                deleted_at?: string;
                /** Format: date-time */
                deletion_requested_at?: string;
                failures: number;
                generation: number;
                id: string;
                kafka_clusters: number;
                /** @constant */
                kind: "WholeCluster";
                management_data_plane: string;
                observed_generation: number;
                operation?: {
                    id: string;
                    /** @enum {string} */
                    intent: "create" | "update" | "delete";
                    percent: number;
                    /** @enum {string} */
                    state: "pending" | "running" | "paused" | "quarantined" | "succeeded" | "failed" | "superseded" | "cancelled";
                    steps: {
                        cause?: string;
                        /** Format: date-time */
                        ended_at?: string;
                        name: string;
                        /** Format: date-time */
                        started_at?: string;
                        /** @enum {string} */
                        state: "planned" | "running" | "done" | "failed" | "skipped";
                        usual_seconds?: number;
                    }[];
                };
                organization?: string;
                region: string;
                /** @enum {string} */
                state: "Pending" | "Provisioning" | "Failed" | "Ready" | "Deleting" | "Gone";
            }[];
            /** @constant */
            kind: "WholeClusterList";
            metadata: {
                first?: string;
                next?: string;
                total_size?: number;
            };
        };
        MarkInvoicePaidRequest: {
            reference: string;
        };
        MessagePage: {
            /** @constant */
            api_version: "samsa/v1";
            cursor?: string;
            data: {
                headers: {
                    name: string;
                    value: {
                        data: string;
                        /** @enum {string} */
                        encoding: "json" | "text" | "base64" | "null";
                        schema_id?: number;
                        size_bytes: number;
                        truncated: boolean;
                    };
                }[];
                key: {
                    data: string;
                    /** @enum {string} */
                    encoding: "json" | "text" | "base64" | "null";
                    schema_id?: number;
                    size_bytes: number;
                    truncated: boolean;
                };
                offset: number;
                partition: number;
                /** Format: date-time */
                timestamp: string;
                value: {
                    data: string;
                    /** @enum {string} */
                    encoding: "json" | "text" | "base64" | "null";
                    schema_id?: number;
                    size_bytes: number;
                    truncated: boolean;
                };
            }[];
            /** @constant */
            kind: "MessageList";
            of: number;
            scanned: number;
            scanned_bytes: number;
            /** @enum {string} */
            stopped_by: "end" | "limit" | "records" | "bytes" | "time";
        };
        MessageWanted: {
            /** @default [] */
            headers?: {
                name: string;
                value: string | null;
            }[];
            key?: {
                data: string;
                /**
                 * @default text
                 * @enum {string}
                 */
                encoding?: "text" | "json" | "base64";
            };
            partition?: number;
            /** Format: date-time */
            timestamp?: string;
            value?: {
                data: string;
                /**
                 * @default text
                 * @enum {string}
                 */
                encoding?: "text" | "json" | "base64";
            };
        };
        MetricFilter: {
            /** @enum {string} */
            field: "resource.kafka.id" | "metric.topic";
            /** @enum {string} */
            op: "EQ" | "GT" | "GTE";
            value: string | number;
        } | {
            filters: components["schemas"]["MetricFilter"][];
            /** @enum {string} */
            op: "AND" | "OR";
        } | {
            filter: components["schemas"]["MetricFilter"];
            /** @constant */
            op: "NOT";
        };
        MetricQuery: {
            aggregations: {
                /**
                 * @default SUM
                 * @enum {string}
                 */
                agg?: "SUM";
                metric: string;
            }[];
            filter?: components["schemas"]["MetricFilter"] | null;
            format?: ("FLAT" | "GROUPED") | null;
            /** @enum {string} */
            granularity: "PT1M" | "PT5M" | "PT15M" | "PT30M" | "PT1H" | "PT4H" | "PT6H" | "PT12H" | "P1D" | "ALL";
            /** @default [] */
            group_by?: ("resource.kafka.id" | "metric.topic")[];
            intervals: string[];
            /** @default 100 */
            limit?: number;
            order_by?: {
                /**
                 * @default SUM
                 * @enum {string}
                 */
                agg?: "SUM";
                metric: string;
                /**
                 * @default DESCENDING
                 * @enum {string}
                 */
                order?: "ASCENDING" | "DESCENDING";
            }[];
        };
        OffsetChanges: {
            changes: {
                clamped: boolean;
                end_offset: number;
                from: number | null;
                partition: number;
                start_offset: number;
                to: number;
                topic: string;
            }[];
        };
        OffsetReset: {
            to: {
                /** @constant */
                at: "earliest";
            } | {
                /** @constant */
                at: "latest";
            } | {
                /** @constant */
                at: "timestamp";
                /** Format: date-time */
                timestamp: string;
            } | {
                /** @constant */
                at: "by";
                by: number;
            } | {
                /** @constant */
                at: "offset";
                offset: number;
            };
            topics?: {
                partitions?: number[];
                topic: string;
            }[];
        };
        Organization: {
            /** @constant */
            api_version: "org/v2";
            display_name: string;
            /** Format: uuid */
            id: string;
            jit_enabled: boolean;
            /** @constant */
            kind: "Organization";
            metadata: {
                /** Format: date-time */
                created_at: string;
                /** Format: date-time */
                deleted_at?: string;
                resource_name: string;
                self: string;
                /** Format: date-time */
                updated_at: string;
            };
        };
        OrganizationPatch: {
            display_name?: string;
            jit_enabled?: boolean;
        };
        PatchFleetBillingAccountRequest: {
            country?: string | null;
            /** @constant */
            paying?: true;
            support?: string | null;
        };
        Pause: {
            /** @constant */
            api_version: "fleet/v1";
            /** Format: date-time */
            created_at: string;
            id: string;
            /** @constant */
            kind: "Pause";
            paused_by: string;
            reason: string;
            scope: {
                cloud?: string;
                data_plane?: string;
                /** @enum {string} */
                kind: "global" | "region" | "data_plane" | "organization";
                organization?: string;
                region?: string;
            };
            waiting: number;
        };
        PausePut: {
            reason: string;
        };
        PaymentIntent: {
            amount_micros: number;
            /** @constant */
            api_version: "samsa/v1";
            /** Format: date-time */
            created_at: string;
            currency: string;
            id: string;
            invoice: string;
            /** @constant */
            kind: "PaymentIntent";
        };
        PlacementAnswer: {
            /** @constant */
            api_version: "fleet/v1";
            blockers: string[];
            /** @constant */
            kind: "PlacementAnswer";
            placement: {
                asked: {
                    cloud: string;
                    kind: string;
                    needs: {
                        brokers: number;
                        clusters: number;
                        cpu_millis: number;
                        memory_bytes: number;
                        storage_bytes: number;
                    };
                    plan: {
                        name: string;
                        revision: number;
                    };
                    region: string;
                    zones: number;
                };
                candidates: {
                    data_plane: string;
                    refusals?: {
                        detail: string;
                        /** @enum {string} */
                        reason: "OtherCloud" | "OtherRegion" | "TooFewZones" | "LabelMissing" | "TaintNotTolerated" | "KafkaVersionMissing" | "OperatorMissing" | "Unreachable" | "Cordoned" | "Draining" | "Retired" | "ExclusiveToAnother" | "NotIsolated" | "MakesClusters" | "NoRoom";
                    }[];
                    scores?: {
                        cost: number;
                        headroom: number;
                        packing: number;
                        spread: number;
                    };
                    total?: number;
                }[];
                chosen?: string;
                considered: number;
                fitting: number;
                refused: {
                    data_planes: number;
                    /** @enum {string} */
                    reason: "OtherCloud" | "OtherRegion" | "TooFewZones" | "LabelMissing" | "TaintNotTolerated" | "KafkaVersionMissing" | "OperatorMissing" | "Unreachable" | "Cordoned" | "Draining" | "Retired" | "ExclusiveToAnother" | "NotIsolated" | "MakesClusters" | "NoRoom";
                }[];
                weights: {
                    cost: number;
                    headroom: number;
                    packing: number;
                    spread: number;
                };
            };
        };
        PlacementQuestion: {
            /** Format: uuid */
            organization: string;
            spec: {
                /**
                 * @default SINGLE_ZONE
                 * @enum {string}
                 */
                availability?: "SINGLE_ZONE" | "MULTI_ZONE" | "LOW" | "HIGH";
                byok?: {
                    api_version?: string;
                    environment?: string;
                    id: string;
                    kind?: string;
                } | null;
                /** @enum {string} */
                cloud: "AWS" | "AZURE" | "GCP";
                config: {
                    cku?: number;
                    encryption_key?: string;
                    /** @enum {string} */
                    kind: "Basic" | "Standard" | "Enterprise" | "Freight" | "Dedicated";
                    max_ecku?: number;
                };
                deletion_protection?: boolean;
                /** @default asked */
                display_name?: string;
                environment?: {
                    api_version?: string;
                    environment?: string;
                    id: string;
                    kind?: string;
                };
                network?: {
                    api_version?: string;
                    environment?: string;
                    id: string;
                    kind?: string;
                } | null;
                region: string;
            };
        };
        Plan: {
            /** @constant */
            api_version: "fleet/v1";
            capacity: {
                least: {
                    brokers: number;
                    clusters: number;
                    cpu_millis: number;
                    memory_bytes: number;
                    storage_bytes: number;
                };
                per_cku?: {
                    brokers: number;
                    clusters: number;
                    cpu_millis: number;
                    memory_bytes: number;
                    storage_bytes: number;
                };
            };
            clusters: number;
            /** Format: date-time */
            created_at: string;
            definition: {
                cku?: {
                    least: number;
                    most: number;
                };
                /** @enum {string} */
                drift?: "revert" | "adopt";
                /** @enum {string} */
                isolation?: "shared" | "cluster";
                jvm: {
                    xms: string;
                    xmx: string;
                };
                kafka: {
                    config: {
                        [key: string]: string | number | boolean;
                    };
                    metadataVersion: string;
                    version: string;
                };
                /** @enum {string} */
                kind: "Basic" | "Standard" | "Enterprise" | "Freight" | "Dedicated";
                limits: {
                    partitions: number;
                };
                maxEcku?: {
                    default: number;
                    most: number;
                };
                nodes: number;
                nodesPerCku: number;
                placement?: {
                    labels?: {
                        [key: string]: string;
                    };
                    tolerations?: {
                        effect?: string;
                        key?: string;
                        /** @enum {string} */
                        operator?: "Equal" | "Exists";
                        value?: string;
                    }[];
                };
                price?: {
                    reference: string;
                };
                resources: {
                    limits: {
                        cpu: string;
                        memory: string;
                    };
                    requests: {
                        cpu: string;
                        memory: string;
                    };
                };
                storage: {
                    class?: string;
                    deleteClaim: boolean;
                    size: string;
                };
            };
            id: string;
            /** @constant */
            kind: "Plan";
            revision: number;
        };
        PlanRevisionCreate: {
            definition: {
                cku?: {
                    least: number;
                    most: number;
                };
                /** @enum {string} */
                drift?: "revert" | "adopt";
                /** @enum {string} */
                isolation?: "shared" | "cluster";
                jvm: {
                    xms: string;
                    xmx: string;
                };
                kafka: {
                    config: {
                        [key: string]: string | number | boolean;
                    };
                    metadataVersion: string;
                    version: string;
                };
                /** @enum {string} */
                kind: "Basic" | "Standard" | "Enterprise" | "Freight" | "Dedicated";
                limits: {
                    partitions: number;
                };
                maxEcku?: {
                    default: number;
                    most: number;
                };
                nodes: number;
                nodesPerCku: number;
                placement?: {
                    labels?: {
                        [key: string]: string;
                    };
                    tolerations?: {
                        effect?: string;
                        key?: string;
                        /** @enum {string} */
                        operator?: "Equal" | "Exists";
                        value?: string;
                    }[];
                };
                price?: {
                    reference: string;
                };
                resources: {
                    limits: {
                        cpu: string;
                        memory: string;
                    };
                    requests: {
                        cpu: string;
                        memory: string;
                    };
                };
                storage: {
                    class?: string;
                    deleteClaim: boolean;
                    size: string;
                };
            };
            follows: number;
        };
        PriceBook: {
            /** @constant */
            api_version: "fleet/v1";
            currency: string;
            definition: {
                prices: {
                    cloud?: string;
                    free?: number;
                    least?: number;
                    /** @enum {string} */
                    metric: "CKU_HOUR" | "ECKU_HOUR" | "NETWORK_IN" | "NETWORK_OUT" | "STORAGE" | "PARTITION_HOUR" | "TASK_HOUR";
                    plan?: string;
                    region?: string;
                    tiers: {
                        micros: number;
                        upTo?: number;
                    }[];
                }[];
                support: {
                    [key: string]: {
                        basisPoints: number;
                        leastMicros: number;
                    };
                };
            };
            /** Format: date-time */
            effective_from: string;
            /** @constant */
            kind: "PriceBook";
            version: number;
        };
        ProblemDetails: {
            detail: string;
            instance: string;
            pointer?: string;
            status: number;
            title: string;
            type: string;
        };
        ProduceMessageAnswer: {
            offset: number;
            partition: number;
            /** Format: date-time */
            timestamp: string;
        };
        ProduceRequest: {
            headers?: {
                name: string;
                value?: string | null;
            }[] | null;
            key?: {
                data?: unknown;
                type?: string | null;
            } | null;
            partition_id?: number | null;
            timestamp?: string | null;
            value?: {
                data?: unknown;
                type?: string | null;
            } | null;
        };
        ProduceResponse: {
            cluster_id?: string;
            error_code: number;
            key?: {
                size: number;
                /** @enum {string} */
                type: "BINARY" | "JSON" | "STRING";
            };
            message?: string;
            offset?: number;
            partition_id?: number;
            /** Format: date-time */
            timestamp?: string;
            topic_name?: string;
            value?: {
                size: number;
                /** @enum {string} */
                type: "BINARY" | "JSON" | "STRING";
            };
        };
        PromoCode: {
            amount_micros: number;
            /** @constant */
            api_version: "fleet/v1";
            code: string;
            /** Format: date-time */
            created_at: string;
            credit_days?: number;
            currency: string;
            /** @constant */
            kind: "PromoCode";
            max_redemptions: number;
            redemptions: number;
            /** Format: date-time */
            valid_from: string;
            /** Format: date-time */
            valid_until?: string;
        };
        PublishPriceBookRequest: {
            currency: string;
            definition: {
                prices: {
                    cloud?: string;
                    free?: number;
                    least?: number;
                    /** @enum {string} */
                    metric: "CKU_HOUR" | "ECKU_HOUR" | "NETWORK_IN" | "NETWORK_OUT" | "STORAGE" | "PARTITION_HOUR" | "TASK_HOUR";
                    plan?: string;
                    region?: string;
                    tiers: {
                        micros: number;
                        upTo?: number;
                    }[];
                }[];
                support: {
                    [key: string]: {
                        basisPoints: number;
                        leastMicros: number;
                    };
                };
            };
            /** Format: date-time */
            effective_from: string;
            follows: number;
        };
        QueryMetricsAnswer: {
            data: ({
                "metric.topic"?: string;
                points: {
                    timestamp: string;
                    value: number;
                }[];
                "resource.kafka.id"?: string;
            } | {
                "metric.topic"?: string;
                "resource.kafka.id"?: string;
                timestamp: string;
                value: number;
            })[];
            meta: {
                pagination: {
                    next_page_token?: string;
                    page_size: number;
                    total_size?: number;
                };
            };
        };
        Quota: {
            /** @constant */
            api_version: "fleet/v1";
            brokers: {
                held: number;
                limit: number | null;
            };
            cku: {
                held: number;
                limit: number | null;
            };
            clusters: {
                held: number;
                limit: number | null;
            };
            /** @constant */
            kind: "Quota";
            organization: string;
            storage_bytes: {
                held: number;
                limit: number | null;
            };
        };
        QuotaApproval: {
            /** Format: date-time */
            expires_at?: string;
            limit?: number;
            note?: string;
        };
        QuotaPatch: {
            brokers?: number | null;
            cku?: number;
            clusters?: number;
            storage_bytes?: number | null;
        };
        QuotaRefusal: {
            note: string;
        };
        QuotaRequest: {
            /** @constant */
            api_version: "samsa/v1";
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            decided_at?: string;
            decided_by?: string;
            /** Format: date-time */
            ended_at?: string;
            /** Format: date-time */
            expires_at?: string;
            granted_limit?: number;
            id: string;
            /** @constant */
            kind: "QuotaRequest";
            limit: number;
            note?: string;
            organization: string;
            /** @enum {string} */
            quota: "clusters" | "cku" | "brokers" | "storage_bytes";
            reason: string;
            requested_by: string;
            /** @enum {string} */
            state: "pending" | "approved" | "declined" | "withdrawn" | "expired" | "replaced";
        };
        QuotaRequestCreate: {
            limit: number;
            /** @enum {string} */
            quota: "clusters" | "cku" | "brokers" | "storage_bytes";
            reason: string;
        };
        ReceivePaymentEventAnswer: {
            news: boolean;
            /** @constant */
            received: true;
        };
        ReceivePaymentEventRequest: {
            amount_micros: number;
            /** Format: date-time */
            created: string;
            currency: string;
            id: string;
            intent: string;
            /** @default  */
            reference?: string;
            /** @enum {string} */
            type: "payment.succeeded" | "payment.failed" | "payment.refunded";
        };
        RedeemPromoCodeRequest: {
            code: string;
        };
        RefundInvoiceRequest: {
            reference: string;
        };
        ReplayWebhookAnswer: {
            replayed: number;
        };
        ResetPassword: {
            password: string;
            token: string;
        };
        RetryFromStep: {
            step: string;
        };
        RoleBinding: {
            /** @constant */
            api_version: "iam/v2";
            crn_pattern: string;
            id: string;
            /** @constant */
            kind: "RoleBinding";
            metadata: {
                /** Format: date-time */
                created_at: string;
                /** Format: date-time */
                deleted_at?: string;
                resource_name: string;
                self: string;
                /** Format: date-time */
                updated_at: string;
            };
            principal: string;
            /** @enum {string} */
            role_name: "OrganizationAdmin" | "EnvironmentAdmin" | "CloudClusterAdmin" | "Operator" | "MetricsViewer" | "DeveloperRead" | "DeveloperWrite" | "DeveloperManage" | "ResourceOwner";
        };
        RoleBindingCreate: {
            crn_pattern: string;
            principal: string;
            /** @enum {string} */
            role_name: "OrganizationAdmin" | "EnvironmentAdmin" | "CloudClusterAdmin" | "Operator" | "MetricsViewer" | "DeveloperRead" | "DeveloperWrite" | "DeveloperManage" | "ResourceOwner";
        };
        SchemaRegistry: {
            /** @constant */
            api_version: "srcm/v3";
            id: string;
            /** @constant */
            kind: "Cluster";
            metadata: {
                /** Format: date-time */
                created_at: string;
                /** Format: date-time */
                deleted_at?: string;
                resource_name: string;
                self: string;
                /** Format: date-time */
                updated_at: string;
            };
            spec: {
                cloud: string;
                display_name: string;
                environment: {
                    api_version?: string;
                    environment?: string;
                    id: string;
                    kind?: string;
                    related: string;
                    resource_name: string;
                };
                http_endpoint: string;
                /** @enum {string} */
                package: "ESSENTIALS" | "ADVANCED";
                region: string;
            };
            status: {
                /** @enum {string} */
                phase: "PROVISIONING" | "PROVISIONED" | "FAILED";
            };
        };
        Scope: {
            /** @constant */
            api_version: "service-quota/v1";
            description: string;
            id: string;
            /** @constant */
            kind: "Scope";
            metadata: {
                resource_name: string;
                self: string;
            };
        };
        ServiceAccount: {
            /** @constant */
            api_version: "iam/v2";
            description: string;
            display_name: string;
            id: string;
            /** @constant */
            kind: "ServiceAccount";
            metadata: {
                /** Format: date-time */
                created_at: string;
                /** Format: date-time */
                deleted_at?: string;
                resource_name: string;
                self: string;
                /** Format: date-time */
                updated_at: string;
            };
        };
        ServiceAccountCreate: {
            /** @default  */
            description?: string;
            display_name: string;
        };
        ServiceAccountPatch: {
            description?: string;
            display_name?: string;
        };
        Session: {
            /** @constant */
            api_version: "samsa/v1";
            csrf_token?: string;
            /** Format: date-time */
            expires_at?: string;
            fleet_admin: boolean;
            /** @constant */
            kind: "Session";
            organization: {
                display_name: string;
                /** Format: uuid */
                id: string;
            };
            organizations: {
                display_name: string;
                /** Format: uuid */
                id: string;
            }[];
            permissions: {
                clusters: string[];
                environments: string[];
                everywhere: boolean;
                permission: string;
                reason?: string;
            }[];
            roles: {
                cluster?: string;
                environment?: string;
                resource?: string;
                /** @enum {string} */
                role: "OrganizationAdmin" | "EnvironmentAdmin" | "CloudClusterAdmin" | "Operator" | "MetricsViewer" | "DeveloperRead" | "DeveloperWrite" | "DeveloperManage" | "ResourceOwner";
            }[];
            /** @enum {string} */
            signed_in_by: "password" | "identity_provider" | "api_key";
            user: {
                email?: string;
                full_name: string;
                id: string;
                /** @enum {string} */
                kind: "User" | "ServiceAccount";
            };
        };
        SignIn: {
            email: string;
            /** Format: uuid */
            organization?: string;
            password: string;
        };
        SignUp: {
            email: string;
            full_name?: string;
            organization: string;
            password: string;
        };
        SuspendOrganizationRequest: {
            reason: string;
        };
        SwitchOrganization: {
            /** Format: uuid */
            organization: string;
        };
        TaxRate: {
            basis_points: number;
            country?: string;
            /** Format: date-time */
            effective_from: string;
            id: string;
            name: string;
            organization?: string;
        };
        TopicPlan: {
            configs: {
                [key: string]: string;
            };
            name: string;
            partitions: number;
            replication_factor: number;
        };
        TopicWanted: {
            configs?: {
                [key: string]: string;
            };
            name: string;
            partitions?: number;
            preset?: string;
            replication_factor?: number;
        };
        UpdateKafkaClusterConfigRequest: {
            value: string;
        };
        UpdateKafkaTopicConfigRequest: {
            value: string;
        };
        UpdatePartitionCountKafkaTopicRequest: {
            partitions_count: number;
        };
        Usage: {
            /** @constant */
            api_version: "samsa/v1";
            currency: string;
            data: {
                amount_micros: number;
                cluster?: string;
                environment?: string;
                from: string;
                metric: string;
                missing_hours?: number;
                quantity: number | null;
                unit: string;
            }[];
            /** Format: date */
            end_date: string;
            /** @constant */
            kind: "Usage";
            month?: {
                amount_micros: number;
                month: string;
                projected_micros: number;
            };
            /** Format: date */
            start_date: string;
        };
        UsageProof: {
            /** @constant */
            api_version: "fleet/v1";
            censuses: number;
            clusters: number;
            /** Format: date-time */
            created_at: string;
            /** Format: date */
            day: string;
            differences: number;
            /** Format: date-time */
            ended_at?: string;
            id: string;
            /** @constant */
            kind: "UsageProof";
            ledger_ms: string;
            recount_ms: string;
            requested_by?: string;
            /** @enum {string} */
            state: "pending" | "agrees" | "differs";
        };
        User: {
            /** @constant */
            api_version: "iam/v2";
            /** @enum {string} */
            auth_type: "AUTH_TYPE_LOCAL" | "AUTH_TYPE_SSO";
            email: string;
            full_name: string;
            id: string;
            /** @constant */
            kind: "User";
            metadata: {
                /** Format: date-time */
                created_at: string;
                /** Format: date-time */
                deleted_at?: string;
                resource_name: string;
                self: string;
                /** Format: date-time */
                updated_at: string;
            };
        };
        UserPatch: {
            full_name?: string;
        };
        VoidInvoiceRequest: {
            reference: string;
        };
        Webhook: {
            /** @constant */
            api_version: "samsa/v1";
            /** Format: date-time */
            created_at: string;
            deliveries: {
                dead: number;
                pending: number;
            };
            display_name: string;
            enabled: boolean;
            event_types: string[];
            id: string;
            /** @constant */
            kind: "Webhook";
            secret?: string;
            /** Format: date-time */
            updated_at: string;
            url: string;
        };
        WebhookCreate: {
            display_name: string;
            /** @default true */
            enabled?: boolean;
            /**
             * @default [
             *       "*"
             *     ]
             */
            event_types?: string[];
            /** Format: uri */
            url: string;
        };
        WebhookDelivery: {
            /** @constant */
            api_version: "samsa/v1";
            attempts: number;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            delivered_at?: string;
            event: {
                [key: string]: unknown;
            };
            event_type: string;
            id: string;
            /** @constant */
            kind: "WebhookDelivery";
            log: {
                /** Format: date-time */
                at: string;
                fault?: string;
                ms: number;
                status?: number;
            }[];
            /** Format: date-time */
            next_attempt_at?: string;
            /** @enum {string} */
            state: "pending" | "delivered" | "dead";
            webhook: string;
        };
        WebhookPatch: {
            display_name?: string;
            enabled?: boolean;
            event_types?: string[];
            /** Format: uri */
            url?: string;
        };
        WholeCluster: {
            /** @constant */
            api_version: "fleet/v1";
            cause?: string;
            /** @enum {string} */
            cloud: "AWS" | "AZURE" | "GCP";
            cluster_api: {
                cluster_class: string;
                kubernetes_version: string;
                name: string;
                namespace: string;
            };
            conditions: {
                last_transition_time?: string;
                message: string;
                reason: string;
                status: string;
                type: string;
            }[];
            /** Format: date-time */
            created_at: string;
            data_plane: string;
            /** Format: date-time */
            deleted_at?: string;
            /** Format: date-time */
            deletion_requested_at?: string;
            failures: number;
            generation: number;
            id: string;
            kafka_clusters: number;
            /** @constant */
            kind: "WholeCluster";
            management_data_plane: string;
            observed_generation: number;
            operation?: {
                id: string;
                /** @enum {string} */
                intent: "create" | "update" | "delete";
                percent: number;
                /** @enum {string} */
                state: "pending" | "running" | "paused" | "quarantined" | "succeeded" | "failed" | "superseded" | "cancelled";
                steps: {
                    cause?: string;
                    /** Format: date-time */
                    ended_at?: string;
                    name: string;
                    /** Format: date-time */
                    started_at?: string;
                    /** @enum {string} */
                    state: "planned" | "running" | "done" | "failed" | "skipped";
                    usual_seconds?: number;
                }[];
            };
            organization?: string;
            region: string;
            /** @enum {string} */
            state: "Pending" | "Provisioning" | "Failed" | "Ready" | "Deleting" | "Gone";
        };
        WholeClusterTemplate: {
            class_namespace?: string;
            /**
             * @default {
             *       "isolated": 1,
             *       "shared": 100
             *     }
             */
            cluster_capacity?: {
                /** @default 1 */
                isolated?: number;
                /** @default 100 */
                shared?: number;
            };
            /** @default samsa */
            cluster_class?: string;
            /** @default 3 */
            control_plane_replicas?: number;
            /** @default v1.34.0 */
            kubernetes_version?: string;
            /**
             * @default {
             *       "type": "loadbalancer"
             *     }
             */
            listener?: {
                /** @enum {string} */
                type: "internal" | "nodeport" | "loadbalancer";
            };
            /** @default default */
            namespace?: string;
            /** @default {} */
            variables?: {
                [key: string]: unknown;
            };
            /** @default default-worker */
            worker_class?: string;
            /** @default 3 */
            worker_replicas?: number;
        };
        WholeClusterTemplateAt: {
            /** @constant */
            api_version: "fleet/v1";
            /** @enum {string} */
            cloud: "AWS" | "AZURE" | "GCP";
            /** @constant */
            kind: "WholeClusterTemplate";
            region: string;
            template: {
                class_namespace?: string;
                /**
                 * @default {
                 *       "isolated": 1,
                 *       "shared": 100
                 *     }
                 */
                cluster_capacity: {
                    /** @default 1 */
                    isolated: number;
                    /** @default 100 */
                    shared: number;
                };
                /** @default samsa */
                cluster_class: string;
                /** @default 3 */
                control_plane_replicas: number;
                /** @default v1.34.0 */
                kubernetes_version: string;
                /**
                 * @default {
                 *       "type": "loadbalancer"
                 *     }
                 */
                listener: {
                    /** @enum {string} */
                    type: "internal" | "nodeport" | "loadbalancer";
                };
                /** @default default */
                namespace: string;
                /** @default {} */
                variables: {
                    [key: string]: unknown;
                };
                /** @default default-worker */
                worker_class: string;
                /** @default 3 */
                worker_replicas: number;
            };
            /** Format: date-time */
            updated_at?: string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listCosts: {
        parameters: {
            query: {
                end_date: string;
                page_size?: number;
                page_token?: string;
                start_date: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListCostsAnswer"];
                };
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    receivePaymentEvent: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReceivePaymentEventRequest"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReceivePaymentEventAnswer"];
                };
            };
        };
    };
    listClusters: {
        parameters: {
            query: {
                environment: string;
                page_size?: number;
                page_token?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListClustersAnswer"];
                };
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    createCluster: {
        parameters: {
            query?: {
                dry_run?: "true" | "false";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ClusterCreate"];
            };
        };
        responses: {
            /** @description Done. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Cluster"];
                };
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    getCluster: {
        parameters: {
            query: {
                environment: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Cluster"];
                };
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    deleteCluster: {
        parameters: {
            query: {
                dry_run?: "true" | "false";
                environment: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    patchCluster: {
        parameters: {
            query?: {
                dry_run?: "true" | "false";
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ClusterPatch"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Cluster"];
                };
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    getDocs: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html; charset=utf-8": string;
                };
            };
        };
    };
    getDocsAsset: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                asset: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
        };
    };
    listAutoscale: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListAutoscaleAnswer"];
                };
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    listAutoscaleDecisions: {
        parameters: {
            query?: {
                cloud?: "AWS" | "AZURE" | "GCP";
                page_size?: number;
                page_token?: string;
                region?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListAutoscaleDecisionsAnswer"];
                };
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    getAutoscale: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                cloud: "AWS" | "AZURE" | "GCP";
                region: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Autoscale"];
                };
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    putAutoscale: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                cloud: "AWS" | "AZURE" | "GCP";
                region: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AutoscaleSetting"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Autoscale"];
                };
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    explainFleetCluster: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Explanation"];
                };
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    listDataPlanes: {
        parameters: {
            query?: {
                cloud?: "AWS" | "AZURE" | "GCP";
                exclusive_to?: "none" | string;
                label_selector?: string;
                page_size?: number;
                page_token?: string;
                region?: string;
                state?: "Registering" | "Ready" | "Degraded" | "Unknown" | "Cordoned" | "Draining" | "Retired";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListDataPlanesAnswer"];
                };
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    registerDataPlane: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DataPlaneCreate"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DataPlane"];
                };
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    getDataPlane: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DataPlane"];
                };
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    patchDataPlane: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DataPlanePatch"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DataPlane"];
                };
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    cordonDataPlane: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DataPlane"];
                };
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    drainDataPlane: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DataPlane"];
                };
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    retireDataPlane: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DataPlane"];
                };
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    uncordonDataPlane: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DataPlane"];
                };
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    getDataPlaneCapacity: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DataPlaneCapacity"];
                };
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    listDrift: {
        parameters: {
            query?: {
                cluster?: string;
                data_plane?: string;
                page_size?: number;
                page_token?: string;
                state?: "found" | "reverted" | "adopted" | "contested";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListDriftAnswer"];
                };
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    adoptDrift: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Drift"];
                };
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    revertDrift: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Drift"];
                };
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    getEncryptionKeys: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EncryptionKeys"];
                };
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    rotateEncryptionKeys: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["KeysRotate"];
            };
        };
        responses: {
            /** @description Done. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EncryptionKeys"];
                };
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    listFleetOperations: {
        parameters: {
            query?: {
                data_plane?: string;
                failing?: "true" | "false";
                organization?: string;
                page_size?: number;
                page_token?: string;
                resource?: string;
                state?: "pending" | "running" | "paused" | "quarantined" | "succeeded" | "failed" | "superseded" | "cancelled";
                stuck?: "true" | "false";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListFleetOperationsAnswer"];
                };
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    getFleetOperation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FleetOperationInFull"];
                };
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    cancelFleetOperation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FleetOperation"];
                };
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    retryFleetOperation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FleetOperation"];
                };
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    retryFleetOperationFromStep: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RetryFromStep"];
            };
        };
        responses: {
            /** @description Done. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FleetOperation"];
                };
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    listFleetOrganizations: {
        parameters: {
            query?: {
                page_size?: number;
                page_token?: string;
                state?: "trial" | "paying" | "grace" | "suspended" | "trash" | "purged";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListFleetOrganizationsAnswer"];
                };
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    resumeOrganization: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BillingAccount"];
                };
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    suspendOrganization: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SuspendOrganizationRequest"];
            };
        };
        responses: {
            /** @description Done. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BillingAccount"];
                };
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    createAdjustment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateAdjustmentRequest"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreateAdjustmentAnswer"];
                };
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    getFleetBillingAccount: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BillingAccount"];
                };
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    patchFleetBillingAccount: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PatchFleetBillingAccountRequest"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BillingAccount"];
                };
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    grantCredit: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GrantCreditRequest"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Credit"];
                };
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    markInvoicePaid: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                invoice: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MarkInvoicePaidRequest"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Invoice"];
                };
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    refundInvoice: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                invoice: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RefundInvoiceRequest"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Invoice"];
                };
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    voidInvoice: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                invoice: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VoidInvoiceRequest"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Invoice"];
                };
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    extendTrial: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ExtendTrialRequest"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BillingAccount"];
                };
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    listPauses: {
        parameters: {
            query?: {
                page_size?: number;
                page_token?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListPausesAnswer"];
                };
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    putPause: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PausePut"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Pause"];
                };
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    deletePause: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    explainPlacement: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PlacementQuestion"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlacementAnswer"];
                };
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    listPlans: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListPlansAnswer"];
                };
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    getPlan: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Plan"];
                };
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    listPlanRevisions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListPlanRevisionsAnswer"];
                };
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    createPlanRevision: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PlanRevisionCreate"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Plan"];
                };
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    listPriceBooks: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListPriceBooksAnswer"];
                };
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    publishPriceBook: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PublishPriceBookRequest"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PriceBook"];
                };
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    listPromoCodes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListPromoCodesAnswer"];
                };
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    createPromoCode: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreatePromoCodeRequest"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PromoCode"];
                };
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    listFleetQuotaRequests: {
        parameters: {
            query?: {
                page_size?: number;
                page_token?: string;
                state?: "pending" | "approved" | "declined" | "withdrawn" | "expired" | "replaced";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListFleetQuotaRequestsAnswer"];
                };
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    approveQuotaRequest: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["QuotaApproval"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QuotaRequest"];
                };
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    declineQuotaRequest: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["QuotaRefusal"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QuotaRequest"];
                };
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    getQuota: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Quota"];
                };
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    patchQuota: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["QuotaPatch"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Quota"];
                };
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    listTaxRates: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListTaxRatesAnswer"];
                };
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    createTaxRate: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateTaxRateRequest"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaxRate"];
                };
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    listUsageProofs: {
        parameters: {
            query?: {
                page_size?: number;
                page_token?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListUsageProofsAnswer"];
                };
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    createUsageProof: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateUsageProofRequest"];
            };
        };
        responses: {
            /** @description Done. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UsageProof"];
                };
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    getUsageProof: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GetUsageProofAnswer"];
                };
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    getWholeClusterTemplate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                cloud: "AWS" | "AZURE" | "GCP";
                region: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WholeClusterTemplateAt"];
                };
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    putWholeClusterTemplate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                cloud: "AWS" | "AZURE" | "GCP";
                region: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WholeClusterTemplate"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WholeClusterTemplateAt"];
                };
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    listWholeClusters: {
        parameters: {
            query?: {
                cloud?: "AWS" | "AZURE" | "GCP";
                organization?: string;
                page_size?: number;
                page_token?: string;
                region?: string;
                state?: "Pending" | "Provisioning" | "Failed" | "Ready" | "Deleting" | "Gone";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListWholeClustersAnswer"];
                };
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    getWholeCluster: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WholeCluster"];
                };
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    getHealth: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
        };
    };
    listApiKeys: {
        parameters: {
            query?: {
                page_size?: number;
                page_token?: string;
                "spec.owner"?: string;
                "spec.resource"?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListApiKeysAnswer"];
                };
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    createApiKey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ApiKeyCreate"];
            };
        };
        responses: {
            /** @description Done. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKey"];
                };
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    getApiKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKey"];
                };
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    deleteApiKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    patchApiKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ApiKeyPatch"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKey"];
                };
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    listInvitations: {
        parameters: {
            query?: {
                creator?: string;
                email?: string;
                page_size?: number;
                page_token?: string;
                status?: string;
                user?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListInvitationsAnswer"];
                };
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    createInvitation: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InvitationCreate"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Invitation"];
                };
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    getInvitation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Invitation"];
                };
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    deleteInvitation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    listRoleBindings: {
        parameters: {
            query: {
                crn_pattern: string;
                page_size?: number;
                page_token?: string;
                principal?: string;
                role_name?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListRoleBindingsAnswer"];
                };
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    createRoleBinding: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RoleBindingCreate"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoleBinding"];
                };
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    getRoleBinding: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoleBinding"];
                };
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    deleteRoleBinding: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoleBinding"];
                };
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    listServiceAccounts: {
        parameters: {
            query?: {
                display_name?: string | string[];
                page_size?: number;
                page_token?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListServiceAccountsAnswer"];
                };
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    createServiceAccount: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ServiceAccountCreate"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServiceAccount"];
                };
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    getServiceAccount: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServiceAccount"];
                };
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    deleteServiceAccount: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    patchServiceAccount: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ServiceAccountPatch"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServiceAccount"];
                };
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    listUsers: {
        parameters: {
            query?: {
                page_size?: number;
                page_token?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListUsersAnswer"];
                };
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    getUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    deleteUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    patchUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UserPatch"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    listKafkaClusters: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListKafkaClustersAnswer"];
                };
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
        };
    };
    getKafkaCluster: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                cluster_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaCluster"];
                };
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
        };
    };
    getKafkaAcls: {
        parameters: {
            query?: {
                host?: string;
                operation?: "UNKNOWN" | "ANY" | "ALL" | "READ" | "WRITE" | "CREATE" | "DELETE" | "ALTER" | "DESCRIBE" | "CLUSTER_ACTION" | "DESCRIBE_CONFIGS" | "ALTER_CONFIGS" | "IDEMPOTENT_WRITE";
                pattern_type?: "UNKNOWN" | "ANY" | "MATCH" | "LITERAL" | "PREFIXED";
                permission?: "UNKNOWN" | "ANY" | "DENY" | "ALLOW";
                principal?: string;
                resource_name?: string;
                resource_type?: "UNKNOWN" | "ANY" | "TOPIC" | "GROUP" | "CLUSTER" | "TRANSACTIONAL_ID" | "DELEGATION_TOKEN";
            };
            header?: never;
            path: {
                cluster_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GetKafkaAclsAnswer"];
                };
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
        };
    };
    createKafkaAcls: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                cluster_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["KafkaAclCreate"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
        };
    };
    deleteKafkaAcls: {
        parameters: {
            query: {
                host?: string;
                operation: "UNKNOWN" | "ANY" | "ALL" | "READ" | "WRITE" | "CREATE" | "DELETE" | "ALTER" | "DESCRIBE" | "CLUSTER_ACTION" | "DESCRIBE_CONFIGS" | "ALTER_CONFIGS" | "IDEMPOTENT_WRITE";
                pattern_type: "UNKNOWN" | "ANY" | "MATCH" | "LITERAL" | "PREFIXED";
                permission: "UNKNOWN" | "ANY" | "DENY" | "ALLOW";
                principal?: string;
                resource_name?: string;
                resource_type: "UNKNOWN" | "ANY" | "TOPIC" | "GROUP" | "CLUSTER" | "TRANSACTIONAL_ID" | "DELEGATION_TOKEN";
            };
            header?: never;
            path: {
                cluster_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeleteKafkaAclsAnswer"];
                };
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
        };
    };
    batchCreateKafkaAcls: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                cluster_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BatchCreateKafkaAclsRequest"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
        };
    };
    listKafkaClusterConfigs: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                cluster_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListKafkaClusterConfigsAnswer"];
                };
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
        };
    };
    updateKafkaClusterConfigs: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                cluster_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["KafkaConfigsAlter"];
            };
        };
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
        };
    };
    getKafkaClusterConfig: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                cluster_id: string;
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaClusterConfig"];
                };
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
        };
    };
    updateKafkaClusterConfig: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                cluster_id: string;
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateKafkaClusterConfigRequest"];
            };
        };
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
        };
    };
    deleteKafkaClusterConfig: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                cluster_id: string;
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
        };
    };
    listKafkaConsumerGroups: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                cluster_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListKafkaConsumerGroupsAnswer"];
                };
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
        };
    };
    getKafkaConsumerGroup: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                cluster_id: string;
                consumer_group_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaConsumerGroup"];
                };
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
        };
    };
    listKafkaConsumers: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                cluster_id: string;
                consumer_group_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListKafkaConsumersAnswer"];
                };
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
        };
    };
    getKafkaConsumer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                cluster_id: string;
                consumer_group_id: string;
                consumer_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaConsumer"];
                };
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
        };
    };
    listKafkaConsumerAssignments: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                cluster_id: string;
                consumer_group_id: string;
                consumer_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListKafkaConsumerAssignmentsAnswer"];
                };
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
        };
    };
    getKafkaConsumerGroupLagSummary: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                cluster_id: string;
                consumer_group_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaConsumerGroupLagSummary"];
                };
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
        };
    };
    listKafkaConsumerLags: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                cluster_id: string;
                consumer_group_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListKafkaConsumerLagsAnswer"];
                };
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
        };
    };
    getKafkaConsumerLag: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                cluster_id: string;
                consumer_group_id: string;
                partition_id: number;
                topic_name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaConsumerLag"];
                };
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
        };
    };
    listKafkaTopics: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                cluster_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListKafkaTopicsAnswer"];
                };
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
        };
    };
    createKafkaTopic: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                cluster_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["KafkaTopicCreate"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaTopic"];
                };
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
        };
    };
    listKafkaAllTopicConfigs: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                cluster_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListKafkaAllTopicConfigsAnswer"];
                };
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
        };
    };
    getKafkaTopic: {
        parameters: {
            query?: {
                include_authorized_operations?: string;
            };
            header?: never;
            path: {
                cluster_id: string;
                topic_name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaTopic"];
                };
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
        };
    };
    deleteKafkaTopic: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                cluster_id: string;
                topic_name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
        };
    };
    updatePartitionCountKafkaTopic: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                cluster_id: string;
                topic_name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdatePartitionCountKafkaTopicRequest"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaTopic"];
                };
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
        };
    };
    listKafkaTopicConfigs: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                cluster_id: string;
                topic_name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListKafkaTopicConfigsAnswer"];
                };
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
        };
    };
    updateKafkaTopicConfigBatch: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                cluster_id: string;
                topic_name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["KafkaConfigsAlter"];
            };
        };
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
        };
    };
    getKafkaTopicConfig: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                cluster_id: string;
                name: string;
                topic_name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaTopicConfig"];
                };
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
        };
    };
    updateKafkaTopicConfig: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                cluster_id: string;
                name: string;
                topic_name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateKafkaTopicConfigRequest"];
            };
        };
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
        };
    };
    deleteKafkaTopicConfig: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                cluster_id: string;
                name: string;
                topic_name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
        };
    };
    listKafkaDefaultTopicConfigs: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                cluster_id: string;
                topic_name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListKafkaDefaultTopicConfigsAnswer"];
                };
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
        };
    };
    listKafkaPartitions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                cluster_id: string;
                topic_name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListKafkaPartitionsAnswer"];
                };
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
        };
    };
    getKafkaPartition: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                cluster_id: string;
                partition_id: number;
                topic_name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaPartition"];
                };
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
        };
    };
    listKafkaReplicas: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                cluster_id: string;
                partition_id: number;
                topic_name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListKafkaReplicasAnswer"];
                };
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
        };
    };
    getKafkaReplica: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                broker_id: number;
                cluster_id: string;
                partition_id: number;
                topic_name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaReplica"];
                };
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
        };
    };
    produceRecord: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                cluster_id: string;
                topic_name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProduceRequest"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProduceResponse"];
                };
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaFailure"];
                };
            };
        };
    };
    getOpenApi: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string;
                };
            };
        };
    };
    listEnvironments: {
        parameters: {
            query?: {
                page_size?: number;
                page_token?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListEnvironmentsAnswer"];
                };
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    createEnvironment: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EnvironmentCreate"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Environment"];
                };
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    getEnvironment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Environment"];
                };
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    deleteEnvironment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    patchEnvironment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EnvironmentPatch"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Environment"];
                };
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    listOrganizations: {
        parameters: {
            query?: {
                page_size?: number;
                page_token?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListOrganizationsAnswer"];
                };
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    getOrganization: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Organization"];
                };
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    patchOrganization: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OrganizationPatch"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Organization"];
                };
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    getReadiness: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
        };
    };
    listAudit: {
        parameters: {
            query?: {
                operation?: string;
                page_size?: number;
                page_token?: string;
                principal?: string;
                resource?: string;
                resource_kind?: string;
                since?: string;
                until?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListAuditAnswer"];
                };
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    getBillingAccount: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BillingAccount"];
                };
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    redeemPromoCode: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RedeemPromoCodeRequest"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BillingAccount"];
                };
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    listBudgets: {
        parameters: {
            query?: {
                page_size?: number;
                page_token?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListBudgetsAnswer"];
                };
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    createBudget: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BudgetCreate"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Budget"];
                };
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    getBudget: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Budget"];
                };
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    deleteBudget: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    patchBudget: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BudgetPatch"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Budget"];
                };
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    listClusterSummaries: {
        parameters: {
            query?: {
                environment?: string;
                page_size?: number;
                page_token?: string;
                search?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListClusterSummariesAnswer"];
                };
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    planCluster: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ClusterIntent"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClusterPlan"];
                };
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    getClusterSummary: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClusterSummary"];
                };
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    listAcls: {
        parameters: {
            query?: {
                order?: "asc" | "desc";
                page_size?: number;
                page_token?: string;
                principal?: string;
                search?: string;
                sort?: "principal" | "entries";
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListAclsAnswer"];
                };
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    createAcls: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateAclsRequest"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreateAclsAnswer"];
                };
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    deleteAcls: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeleteAclsRequest"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeleteAclsAnswer"];
                };
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    getClusterCa: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/x-pem-file": string;
                };
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    listConsumerGroupLags: {
        parameters: {
            query?: {
                group?: string | string[];
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListConsumerGroupLagsAnswer"];
                };
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    listConsumerGroups: {
        parameters: {
            query?: {
                order?: "asc" | "desc";
                page_size?: number;
                page_token?: string;
                search?: string;
                sort?: "id" | "type" | "state" | "protocol";
                state?: string;
                type?: "classic" | "consumer" | "share" | "streams" | "unknown";
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListConsumerGroupsAnswer"];
                };
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    getConsumerGroup: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                group: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContentsGroup"];
                };
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    deleteConsumerGroup: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                group: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    listConsumerGroupOffsets: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                group: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListConsumerGroupOffsetsAnswer"];
                };
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    resetConsumerGroupOffsets: {
        parameters: {
            query?: {
                dry_run?: "true" | "false";
            };
            header?: never;
            path: {
                group: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OffsetReset"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OffsetChanges"];
                };
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    explainCluster: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Explanation"];
                };
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    listTopics: {
        parameters: {
            query?: {
                internal?: "true" | "false";
                order?: "asc" | "desc";
                page_size?: number;
                page_token?: string;
                search?: string;
                sort?: "name" | "partitions" | "replication_factor" | "size_bytes" | "messages" | "cleanup_policy";
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListTopicsAnswer"];
                };
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    createTopic: {
        parameters: {
            query?: {
                dry_run?: "true" | "false";
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TopicWanted"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContentsTopic"];
                };
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    getTopic: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                topic: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContentsTopic"];
                };
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    deleteTopic: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                topic: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    explainTopicAccess: {
        parameters: {
            query?: {
                operation?: "READ" | "WRITE" | "CREATE" | "DELETE" | "ALTER" | "DESCRIBE" | "CLUSTER_ACTION" | "DESCRIBE_CONFIGS" | "ALTER_CONFIGS" | "IDEMPOTENT_WRITE";
            };
            header?: never;
            path: {
                id: string;
                topic: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExplainTopicAccessAnswer"];
                };
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    listTopicConfigs: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                topic: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListTopicConfigsAnswer"];
                };
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    alterTopicConfigs: {
        parameters: {
            query?: {
                dry_run?: "true" | "false";
            };
            header?: never;
            path: {
                id: string;
                topic: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConfigsWanted"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConfigDiff"];
                };
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    produceMessage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                topic: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MessageWanted"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProduceMessageAnswer"];
                };
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    browseMessages: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                topic: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BrowseWanted"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessagePage"];
                };
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    listTopicPartitions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                topic: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListTopicPartitionsAnswer"];
                };
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    increaseTopicPartitions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                topic: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["IncreaseTopicPartitionsRequest"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContentsTopic"];
                };
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    exportFocusCosts: {
        parameters: {
            query: {
                end_date: string;
                start_date: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv; charset=utf-8": string;
                };
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    streamEvents: {
        parameters: {
            query?: {
                resource?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    acceptInvitation: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InvitationAcceptance"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
        };
    };
    lookAtInvitation: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InvitationToken"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvitationLook"];
                };
            };
        };
    };
    resendInvitation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Invitation"];
                };
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    listInvoices: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListInvoicesAnswer"];
                };
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    getInvoice: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Invoice"];
                };
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    payInvoice: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaymentIntent"];
                };
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    exportInvoiceLines: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv; charset=utf-8": string;
                };
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    explainInvoiceLine: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                line: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LineExplanation"];
                };
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    printInvoice: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html; charset=utf-8": string;
                };
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    listOperations: {
        parameters: {
            query?: {
                page_size?: number;
                page_token?: string;
                resource?: string;
                state?: "pending" | "running" | "paused" | "quarantined" | "succeeded" | "failed" | "superseded" | "cancelled";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListOperationsAnswer"];
                };
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    getOperation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LifeOperation"];
                };
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    cancelOperation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LifeOperation"];
                };
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    changePassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangePassword"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    forgotPassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ForgotPassword"];
            };
        };
        responses: {
            /** @description Done. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ForgotPasswordAnswer"];
                };
            };
        };
    };
    resetPassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ResetPassword"];
            };
        };
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    listOfferedPlans: {
        parameters: {
            query?: {
                cloud?: "AWS" | "AZURE" | "GCP";
                region?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListOfferedPlansAnswer"];
                };
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    listQuotaRequests: {
        parameters: {
            query?: {
                page_size?: number;
                page_token?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListQuotaRequestsAnswer"];
                };
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    createQuotaRequest: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["QuotaRequestCreate"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QuotaRequest"];
                };
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    getQuotaRequest: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QuotaRequest"];
                };
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    withdrawQuotaRequest: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    listRegions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListRegionsAnswer"];
                };
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    getSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    signIn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignIn"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
        };
    };
    signOut: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    switchOrganization: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SwitchOrganization"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    signUp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignUp"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
        };
    };
    listTopicPresets: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListTopicPresetsAnswer"];
                };
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    getUsage: {
        parameters: {
            query?: {
                by?: "cluster" | "environment" | "metric";
                end_date?: string;
                granularity?: "hour" | "day" | "month";
                start_date?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Usage"];
                };
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    listWebhooks: {
        parameters: {
            query?: {
                page_size?: number;
                page_token?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListWebhooksAnswer"];
                };
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    createWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookCreate"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Webhook"];
                };
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    getWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Webhook"];
                };
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    deleteWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    patchWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookPatch"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Webhook"];
                };
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    replayWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReplayWebhookAnswer"];
                };
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    rotateWebhookSecret: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Webhook"];
                };
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    testWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookDelivery"];
                };
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    listWebhookDeliveries: {
        parameters: {
            query?: {
                page_size?: number;
                page_token?: string;
                state?: "pending" | "delivered" | "dead";
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListWebhookDeliveriesAnswer"];
                };
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    replayWebhookDelivery: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                delivery: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookDelivery"];
                };
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    listAppliedQuotas: {
        parameters: {
            query: {
                certificate_authority?: string;
                environment?: string;
                id?: string;
                identity_provider?: string;
                kafka_cluster?: string;
                network?: string;
                page_size?: number;
                page_token?: string;
                scope: "ORGANIZATION" | "ENVIRONMENT" | "NETWORK" | "KAFKA_CLUSTER" | "SERVICE_ACCOUNT" | "USER_ACCOUNT" | "IDENTITY_PROVIDER";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListAppliedQuotasAnswer"];
                };
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    getAppliedQuota: {
        parameters: {
            query?: {
                certificate_authority?: string;
                environment?: string;
                identity_provider?: string;
                kafka_cluster?: string;
                network?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppliedQuota"];
                };
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    listQuotaScopes: {
        parameters: {
            query?: {
                page_size?: number;
                page_token?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListQuotaScopesAnswer"];
                };
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    getQuotaScope: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Scope"];
                };
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    listSchemaRegistries: {
        parameters: {
            query: {
                environment: string;
                page_size?: number;
                page_token?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListSchemaRegistriesAnswer"];
                };
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    getSchemaRegistry: {
        parameters: {
            query: {
                environment: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SchemaRegistry"];
                };
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    listMetricDescriptors: {
        parameters: {
            query?: {
                page_size?: number;
                page_token?: string;
                resource_type?: string;
            };
            header?: never;
            path: {
                dataset: "cloud";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListMetricDescriptorsAnswer"];
                };
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    listMetricResources: {
        parameters: {
            query?: {
                page_size?: number;
                page_token?: string;
            };
            header?: never;
            path: {
                dataset: "cloud";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListMetricResourcesAnswer"];
                };
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    exportMetrics: {
        parameters: {
            query?: {
                metric?: string | string[];
                "resource.kafka.id"?: string | string[];
            };
            header?: never;
            path: {
                dataset: "cloud";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain; version=0.0.4; charset=utf-8": string;
                };
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    queryMetrics: {
        parameters: {
            query?: {
                page_token?: string;
            };
            header?: never;
            path: {
                dataset: "cloud";
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MetricQuery"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QueryMetricsAnswer"];
                };
            };
            /** @description The request is not valid; the error names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description No credentials, or not valid ones. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description The credentials lack the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Too many requests with this key; Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Something needed is away; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
}
