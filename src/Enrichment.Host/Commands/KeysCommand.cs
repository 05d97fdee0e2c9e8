using System.CommandLine;
using Enrichment.Domain.Access;
using Enrichment.Domain.Identity;
using Enrichment.Host.Commands.Control;
using Enrichment.Host.Configuration;
using Enrichment.Host.Gateway.Access;
using Enrichment.Operators.Answers;

namespace Enrichment.Host.Commands;

/// <summary><c>enrich keys create|list|revoke</c>, with or without a server at work.</summary>
internal static class KeysCommand
{
    public static Command Build(CliWorld world)
    {
        var command = new Command("keys", Help.Keys);
        command.Add(Create(world));
        command.Add(List(world));
        command.Add(Revoke(world));
        return command;
    }

    private static Command Create(CliWorld world)
    {
        var tenant = new Option<string>("--tenant") { Description = "Whose data the key opens. Default local.", HelpName = "TENANT" };
        var user = new Option<string>("--user") { Description = "Who holds it; a login or a system's name.", HelpName = "USER", DefaultValueFactory = _ => "user" };
        var role = new Option<string>("--role") { Description = "user or operator. Default user.", HelpName = "ROLE", DefaultValueFactory = _ => "user" };
        var (data, database) = (SharedOptions.DataDir(), SharedOptions.Database());
        var command = new Command("create", "Makes a key and prints it, once: only its hash is kept.") { tenant, user, role, data, database };
        command.SetAction(async (parse, stop) =>
        {
            var settings = SettingsLoader.Load(null, world.Environment);
            var owner = parse.GetValue(tenant) ?? settings.Run.Tenant;
            if (!TenantId.TryParse(owner, out _))
            {
                throw new UsageException($"--tenant: '{owner}' is not 1 to 64 lower-case letters, digits, '-', '_' and '.'");
            }

            var may = OptionText.OneOf("--role", parse.GetValue(role), "user", "operator") == "operator" ? AccessRole.Operator : AccessRole.User;
            var key = KeyText.New();
            var change = new KeyChange(
                "create", KeyText.NewId(), Convert.ToHexStringLower(KeyText.Hash(key)), owner, parse.GetValue(user), may, world.Time.GetUtcNow());
            await KeyPlace.Of(settings, parse.GetValue(data), parse.GetValue(database), world).Make(change, stop);
            world.Out.WriteLine(key);
            world.Error.WriteLine($"{change.KeyId}: {parse.GetValue(role)} of {owner}; this is the only time that the key is shown");
            return ExitCodes.Done;
        });
        return command;
    }

    private static Command List(CliWorld world)
    {
        var (data, database) = (SharedOptions.DataDir(), SharedOptions.Database());
        var command = new Command("list", "Lists the keys, revoked ones too; never the keys themselves.") { data, database };
        command.SetAction(async parse =>
        {
            var keys = await KeyPlace.Of(SettingsLoader.Load(null, world.Environment), parse.GetValue(data), parse.GetValue(database), world).Keys();
            TextTable.Write(world.Out, ["key", "tenant", "user", "role", "made", "revoked"], [.. keys.Select(k => new[]
            {
                k.KeyId, k.Tenant, k.User, k.Role.ToString().ToLowerInvariant(), $"{k.CreatedAt:yyyy-MM-dd HH:mm}", k.RevokedAt is { } at ? $"{at:yyyy-MM-dd HH:mm}" : "",
            })]);
            return ExitCodes.Done;
        });
        return command;
    }

    private static Command Revoke(CliWorld world)
    {
        var id = new Argument<string>("KEY") { Description = "The key's id, as enrich keys list shows it." };
        var (data, database) = (SharedOptions.DataDir(), SharedOptions.Database());
        var command = new Command("revoke", "Revokes a key at once.") { id, data, database };
        command.SetAction(async (parse, stop) =>
        {
            var settings = SettingsLoader.Load(null, world.Environment);
            var change = new KeyChange("revoke", parse.GetRequiredValue(id), null, null, null, AccessRole.User, world.Time.GetUtcNow());
            await KeyPlace.Of(settings, parse.GetValue(data), parse.GetValue(database), world).Make(change, stop);
            world.Out.WriteLine($"revoked {change.KeyId}");
            return ExitCodes.Done;
        });
        return command;
    }
}
