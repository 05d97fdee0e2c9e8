using System.Linq.Expressions;
using System.Reflection;

namespace Akka.Embedded.Runtime;

/// <summary>The values of the arguments of a <c>new</c> expression. Constants and captured variables are read without compiling.</summary>
internal static class ArgumentValues
{
    internal static object?[] Of(NewExpression creation)
    {
        var values = new object?[creation.Arguments.Count];
        for (var i = 0; i < values.Length; i++)
            values[i] = Value(creation.Arguments[i]);
        return values;
    }

    private static object? Value(Expression argument) =>
        TryRead(argument, out var value)
            ? value
            : Expression.Lambda<Func<object?>>(Expression.Convert(argument, typeof(object))).Compile(preferInterpretation: true)();

    private static bool TryRead(Expression expression, out object? value)
    {
        value = null;
        switch (expression)
        {
            case ConstantExpression constant:
                value = constant.Value;
                return true;
            case MemberExpression { Member: FieldInfo field, Expression: null }:
                value = field.GetValue(null);
                return true;
            case MemberExpression { Member: FieldInfo field, Expression: { } inner } when TryRead(inner, out var owner) && owner is not null:
                value = field.GetValue(owner);
                return true;
            case UnaryExpression { NodeType: ExpressionType.Convert, Method: null } convert when convert.Type.IsAssignableFrom(convert.Operand.Type):
                return TryRead(convert.Operand, out value);
            default:
                return false;
        }
    }
}
